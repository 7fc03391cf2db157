package io.throughline.profitability;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.annotation.Transactional;

/** Fifteen leaks are planted among work that is as it should be: all are found, and nothing else. */
@ThroughlineTest
@Transactional
class LeakageTests {
    @Autowired Reports reports;
    @Autowired FirmClock clock;
    private BillingFixture a;

    @Test
    void findsEachOfFifteenAndNothingElse(@Autowired ApplicationContext house) {
        a = new BillingFixture(house);
        var project = a.project();
        var person = a.person("100.00");
        var old = clock.today().minusDays(120);
        var justOver = clock.today().minusDays(46);

        // three lines billed below the rate that was agreed; a fourth is billed as agreed
        var cheap = List.of(a.person("80.00"), a.person("70.00"), a.person("60.00"));
        for (var who : cheap) a.approved(project, who, "4.00", true, old);
        a.approved(project, person, "6.00", true, old);
        a.issued(project);
        for (var who : cheap) a.jdbc.sql("""
                insert into app.bill_rate (place, project_code, person_code, valid_from, rate, set_by, set_at) values ('PERSON_ON_PROJECT', ?, ?, ?, 100, 'test', now())""")
                .params(project, who, old.minusDays(30)).update();

        // three approved and never billed; others are fresh, not billable, or covered by a fee
        for (var day : List.of(old.minusDays(1), old.minusDays(2), justOver)) a.approved(project, person, "2.00", true, day);
        a.approved(project, person, "2.00", true, clock.today().minusDays(45));
        a.approved(project, person, "2.00", false, old.minusDays(3));
        a.approved(a.fixedFee("10", "1000"), person, "2.00", true, old.minusDays(4));

        // three logged and never handed in; another is of this fortnight, another for the house
        for (int days : new int[] {14, 30, 90}) drafted(project, person, clock.today().minusDays(days), true);
        drafted(project, person, clock.today().minusDays(13), true);
        drafted(project, person, clock.today().minusDays(31), false);

        // three expenses not passed on; another is fresh, another for the house
        for (int days : new int[] {46, 60, 100}) spent(project, person, clock.today().minusDays(days), true);
        spent(project, person, clock.today().minusDays(45), true);
        spent(project, person, clock.today().minusDays(61), false);

        // three milestones past their day; another is due today, another accepted, another has no day
        for (int days : new int[] {1, 2, 80}) milestone(project, "Late " + days, clock.today().minusDays(days), false);
        milestone(project, "Today", clock.today(), false);
        milestone(project, "Done", clock.today().minusDays(9), true);
        milestone(project, "Some day", null, false);

        var rows = reports.figures("leakage", new ReportFilter(null, null, null, null, null, clock.today()), Locale.UK).get(0).rows().stream()
                .filter(row -> a.projects.get((String) row.get("project")).clientCode().equals(a.projects.get(project).clientCode()) || row.get("person") != null && row.get("person").equals(person)).toList();
        assertThat(rows).hasSize(15);
        for (var kind : List.of("Approved, not billed for 45 days", "Logged, not handed in for two weeks", "Expense not passed on for 45 days", "Billed below the agreed rate", "Milestone overdue")) {
            assertThat(rows.stream().filter(row -> row.get("kind").equals(kind))).as(kind).hasSize(3);
        }
        assertThat(rows.stream().filter(row -> row.get("kind").toString().startsWith("Billed")).map(row -> row.get("euros").toString())).containsExactlyInAnyOrder("80.00", "120.00", "160.00");
    }

    private void drafted(String project, String person, LocalDate day, boolean billable) {
        a.jdbc.sql("insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable) values (?, ?, ?, 'T1', 1.5, ?)").params(day, person, project, billable).update();
    }

    private void spent(String project, String person, LocalDate day, boolean billable) {
        a.jdbc.sql("""
                insert into app.expense (id, expense_date, person_code, project_code, category, amount, currency, billable, markup_percent, state, decided_by, decided_at)
                values (nextval('app.expense_seq'), ?, ?, ?, 'TRAVEL', 40, 'EUR', ?, 10, 'APPROVED', 'MANAGER', now())""").params(day, person, project, billable).update();
    }

    private void milestone(String project, String name, LocalDate due, boolean accepted) {
        a.jdbc.sql("insert into app.milestone (project_code, name, due_date, accepted_on, accepted_by) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(project, name, due, accepted ? clock.today() : null, accepted ? "MANAGER" : null)).update();
    }
}
