package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.BillRate;
import io.throughline.project.BillingTerms;
import io.throughline.project.RateCard;
import io.throughline.project.RatePlace;
import io.throughline.project.Terms;
import io.throughline.project.TimeRounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Which rate an hour has, why, and that it stays. */
@ThroughlineTest
class RateCascadeTests {
    @Autowired ApplicationContext house;
    @Autowired RateCard rates;
    @Autowired People people;
    @Autowired BillingTerms terms;
    private BillingFixture firm;
    private LocalDate day;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
        day = firm.cutOff();
    }

    private void set(String project, String task, String client, String person, String role, LocalDate from, String rate) {
        rates.set(BillRate.of(project, task, client, person, role, from, null, new BigDecimal(rate)));
    }

    private String person(String billRate, String role) {
        var code = firm.person(billRate);
        var before = people.get(code);
        people.change(new Person(code, before.name(), role, before.costRate(), before.billRate(), before.email(), before.weeklyHours()));
        return code;
    }

    @Test
    void theNearestRateWinsAndTheOthersAreTold() {
        var project = firm.project();
        var client = firm.projects.get(project).clientCode();
        var role = "Architect " + project;
        var ann = person("100.00", role);
        var from = day.minusMonths(2);
        set(null, null, null, null, role, from, "70");
        set(null, null, client, null, null, from, "80");
        set(project, null, null, null, null, from, "85");
        set(project, "T1", null, null, null, from, "90");
        set(project, null, null, null, role, from, "95");
        set(project, null, null, ann, null, from, "110");
        firm.approved(project, ann, "2.00");
        var line = firm.billing.explain(firm.issued(project).number()).get(0);
        assertThat(line.amount().toString()).isEqualTo("220.00 EUR");
        assertThat(line.rates()).singleElement().satisfies(r -> {
            assertThat(r.won().place()).isEqualTo(RatePlace.PERSON_ON_PROJECT);
            assertThat(r.won().validFrom()).isEqualTo(from);
            assertThat(r.beat()).extracting(b -> b.place() + " " + b.rate()).containsExactly("ROLE_ON_PROJECT 95.00", "TASK 90.00", "PROJECT 85.00", "CLIENT 80.00",
                    "PERSON 100.00", "ROLE 70.00");
        });
    }

    @Test
    void aPersonWithoutARateHasThatOfTheRole() {
        var project = firm.project();
        var role = "Junior " + project;
        var bob = person("0.00", role);
        assertThat(rates.rules(project, "T1", bob, day)).extracting(r -> r.place().name()).containsExactly("PERSON");
        set(null, null, null, null, role, day.minusYears(1), "60");
        firm.approved(project, bob, "1.00");
        assertThat(firm.drafted(project).net().toString()).isEqualTo("60.00 EUR");
    }

    @Test
    void aNewRateLeavesApprovedHoursAsTheyAre() {
        var project = firm.project();
        var client = firm.projects.get(project).clientCode();
        var ann = firm.person("100.00");
        firm.approved(project, ann, "8.00", true, day.minusDays(1));
        var before = firm.runs.dryRun(day).invoices().stream().filter(i -> i.projectCode().equals(project)).findFirst().orElseThrow();
        assertThatThrownBy(() -> set(null, null, client, null, null, day.minusDays(10), "120")).isInstanceOf(Refused.class).hasMessageContaining("are approved and keep their rate");
        set(null, null, client, null, null, day, "120");
        var invoice = firm.issued(project);
        assertThat(invoice.lines()).isEqualTo(before.lines());
        firm.approved(project, ann, "1.00");
        assertThat(firm.drafted(project).net().toString()).isEqualTo("120.00 EUR");
        assertThat(firm.papers.paper(invoice.draftId()).net()).isEqualTo("800.00");
    }

    @Test
    void periodsOfARateNeverOverlap() {
        var project = firm.project();
        set(project, null, null, null, null, day.plusDays(1), "90");
        set(project, null, null, null, null, day.plusDays(20), "95");
        set(project, null, null, null, null, day.plusDays(10), "92");
        assertThat(firm.jdbc.sql("select period::text from app.bill_rate where project_code = ? order by valid_from").param(project).query(String.class).list())
                .containsExactly("[%s,%s)".formatted(day.plusDays(1), day.plusDays(10)), "[%s,%s)".formatted(day.plusDays(10), day.plusDays(20)), "[%s,)".formatted(day.plusDays(20)));
        assertThatThrownBy(() -> firm.jdbc.sql("update app.bill_rate set rate = 1 where project_code = ?").param(project).update()).hasMessageContaining("never changed");
        assertThatThrownBy(() -> firm.jdbc.sql("update app.bill_rate set period = daterange('2020-01-01', null) where project_code = ?").param(project).update()).isNotNull();
        var constraints = firm.jdbc.sql("select conname from pg_constraint where contype = 'x'").query(String.class).list();
        assertThat(constraints).contains("bill_rate_no_overlap", "person_rate_no_overlap");
        var ann = firm.person("100.00");
        assertThatThrownBy(() -> firm.jdbc.sql("alter table app.person_rate disable trigger person_rate_place; insert into app.person_rate (person_code, valid_from, cost_rate, bill_rate, period) values ('%s', '2026-01-01', 1, 1, daterange('2026-01-01', null))"
                .formatted(ann)).update()).hasMessageContaining("person_rate_no_overlap");
    }

    @Test
    void whatIsWrongIsToldByField() {
        var project = firm.project();
        assertThatThrownBy(() -> rates.set(BillRate.of(project, "T9", null, null, null, null, null, null))).isInstanceOfSatisfying(InvalidInput.class,
                e -> assertThat(e.problems()).extracting(InvalidInput.Problem::field).containsExactlyInAnyOrder("taskCode", "validFrom", "rate"));
    }

    @Test
    void costMayBeMendedAfterTheInvoice() {
        var project = firm.project();
        var ann = firm.person("100.00");
        firm.approved(project, ann, "8.00");
        var invoice = firm.issued(project);
        people.setCost(ann, day.minusDays(5), new BigDecimal("66.00"));
        assertThat(people.rateOn(ann, day).costRate()).isEqualByComparingTo("66");
        assertThat(people.rateOn(ann, day).billRate()).isEqualByComparingTo("100");
        assertThat(people.rateOn(ann, day.minusDays(6)).costRate()).isEqualByComparingTo("50");
        assertThat(firm.billing.byNumber(invoice.number())).isEqualTo(invoice);
        assertThat(rates.rules(project, "T1", ann, day).get(0).rate()).isEqualByComparingTo("100");
    }

    @Test
    void timeIsRoundedForTheClientAndTheWorkedHoursAreKept() {
        var project = firm.project();
        var client = firm.projects.get(project).clientCode();
        terms.round(client, day.minusMonths(3), new TimeRounding(15, TimeRounding.Direction.UP, TimeRounding.Per.ENTRY));
        var ann = firm.person("33.33");
        firm.approved(project, ann, "0.12");
        firm.approved(project, ann, "0.37");
        var invoice = firm.issued(project);
        assertThat(invoice.lines().get(0).hours()).isEqualByComparingTo("0.75");
        assertThat(invoice.net().toString()).isEqualTo("25.00 EUR");
        var line = firm.billing.explain(invoice.number()).get(0);
        assertThat(line.timeRounding().minutes()).isEqualTo(15);
        assertThat(line.items()).extracting(i -> i.quantity() + " " + i.billedHours()).containsExactly("0.12 0.25", "0.37 0.50");
        assertThat(firm.jdbc.sql("select sum(hours) from app.time_entry where project_code = ?").param(project).query(BigDecimal.class).single()).isEqualByComparingTo("0.49");
        assertThat(firm.papers.paper(invoice.draftId()).detail().entries()).extracting(e -> e.hours()).containsExactly("0.25", "0.50");
    }

    @Test
    void theProjectsTermsGoBeforeTheClientsAndOldInvoicesKeepTheirs() {
        var project = firm.project();
        var client = firm.projects.get(project).clientCode();
        terms.round(client, day.minusMonths(3), new TimeRounding(60, TimeRounding.Direction.UP, TimeRounding.Per.ENTRY));
        terms.agree(project, day.minusMonths(3), new Terms(new TimeRounding(30, TimeRounding.Direction.UP, TimeRounding.Per.ENTRY), null, null, null, null, null, null));
        firm.approved(project, firm.person("100.00"), "0.10");
        var invoice = firm.issued(project);
        assertThat(invoice.net().toString()).isEqualTo("50.00 EUR");
        terms.agree(project, day.minusMonths(2), Terms.NONE);
        var line = firm.billing.explain(invoice.number()).get(0);
        assertThat(line.terms()).isEqualTo(1);
        assertThat(line.exact()).isEqualByComparingTo(line.amount().amount());
        assertThat(terms.version(project, line.terms()).terms().rounding().minutes()).isEqualTo(30);
        assertThat(List.of(terms.of(project).size())).containsExactly(2);
    }
}
