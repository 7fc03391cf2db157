package io.throughline.profitability;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import io.throughline.project.BillingModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Reports join entries with their rates by period; what comes of it is what the rate card answers hour by hour. */
@ThroughlineTest
@Transactional
class RatedEntryTests {
    @Autowired JdbcClient jdbc;
    @Autowired FirmClock clock;
    private final Random random = new Random(33);

    @Test
    void saysForEachHourWhatTheRateCardSays(@Autowired ApplicationContext house) {
        var a = new BillingFixture(house);
        jdbc.sql("insert into app.exchange_rate (currency, day, per_euro, source) values ('CHF', ?, 1.1, 'test'), ('CHF', ?, 1.2, 'test')")
                .params(clock.today().minusDays(300), clock.today().minusDays(70)).update();
        var projects = List.of(a.project(), a.project(BillingModel.TIME_AND_MATERIALS, "CH", "CHF", "10", "100"), a.fixedFee("10", "100"));
        var people = List.of(a.person("100.00"), a.person("0.00"), a.person("87.125"), a.person("0.00"));
        for (int i = 0; i < 6; i++) {
            jdbc.sql("insert into app.person_rate (person_code, valid_from, cost_rate, bill_rate) values (?, ?, ?, ?)").params(one(people), day(), 40 + i, i % 2 == 0 ? 0 : 111 + i).update();
        }
        for (int round = 0; round < 4; round++) {
            var project = one(projects);
            rate("PERSON_ON_PROJECT", project, null, null, one(people), null);
            rate("ROLE_ON_PROJECT", project, null, null, null, "Consultant");
            rate("TASK", project, "T1", null, null, null);
            rate("PROJECT", project, null, null, null, null);
            rate("CLIENT", null, null, a.projects.get(project).clientCode(), null, null);
            if (round < 2) rate("ROLE", null, null, null, null, "Consultant");
            rate("FIRM", null, null, null, null, null);
        }
        for (var project : projects) for (var person : people) for (int i = 0; i < 25; i++) a.approved(project, person, "1.25", true, day());

        assertThat(jdbc.sql("select count(*) from app.rated_entry").query(Long.class).single()).isEqualTo(jdbc.sql("select count(*) from app.time_entry").query(Long.class).single());
        assertThat(jdbc.sql("""
                select e.id from app.rated_entry e
                where e.bill_rate is distinct from app.bill_rate_on(e.project_code, e.task_code, e.person_code, e.work_date)
                   or e.per_euro is distinct from app.per_euro(e.currency::text, e.work_date)
                   or (e.cost_rate, e.list_rate) is distinct from (select (r.cost_rate, r.bill_rate) from app.person_rate r
                          where r.person_code = e.person_code and r.valid_from <= e.work_date order by r.valid_from desc, r.id desc limit 1)""").query(Long.class).list()).isEmpty();
        assertThat(jdbc.sql("""
                select distinct (select r.place from app.bill_rate_rules(e.project_code, e.task_code, e.person_code, e.work_date) r order by r.rank limit 1)
                from app.time_entry e where e.project_code = any(?)""").param(projects.toArray(String[]::new)).query(String.class).list())
                .as("every place wins somewhere").containsExactlyInAnyOrder("PERSON_ON_PROJECT", "ROLE_ON_PROJECT", "TASK", "PROJECT", "CLIENT", "PERSON", "ROLE", "FIRM");
    }

    private void rate(String place, String project, String task, String client, String person, String role) {
        var from = day();
        var values = new ArrayList<Object>();
        values.add(place);
        values.add(project);
        values.add(task);
        values.add(client);
        values.add(person);
        values.add(role);
        values.add(from);
        values.add(from.plusDays(10 + random.nextInt(40)));
        values.add(new BigDecimal(90 + random.nextInt(90)));
        jdbc.sql("""
                insert into app.bill_rate (place, project_code, task_code, client_code, person_code, role, valid_from, valid_to, rate, set_by, set_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'test', now())""").params(values).update();
    }

    private LocalDate day() {
        return clock.today().minusDays(20 + random.nextInt(200));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
