package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What was in progress at the end of a day stays what it was, whatever happens afterwards. */
@ThroughlineTest
class WorkInProgressTests {
    @Autowired ApplicationContext house;
    @Autowired WorkInProgress work;
    @Autowired People people;
    @Autowired Times times;
    private String project;

    /** After the tenth, when no run by the calendar bills the work before this test does. */
    @Test
    void aDaysFigureIsTheSameWhenItIsWorkedOutLater() {
        times.moveTo(times.today().plusMonths(1).withDayOfMonth(14).atTime(8, 0));
        var firm = new BillingFixture(house);
        project = firm.project();
        var ann = firm.person("100.00");
        firm.approved(project, ann, "8.00");
        firm.expense(project, "50.00", "EUR", "10.00");
        var first = times.today();
        var then = on(first);
        assertThat(then.orElseThrow().total().toString()).isEqualTo("855.00 EUR");

        times.daysOn(1);
        firm.approved(project, ann, "3.00");
        people.setCost(ann, firm.cutOff().minusDays(5), new BigDecimal("77.00"));
        assertThat(on(first)).as("approved later").isEqualTo(then);
        var draft = firm.drafted(project);
        assertThat(on(first).orElseThrow().total()).as("drafted").isEqualTo(then.orElseThrow().total());
        var second = times.today();
        var invoice = firm.billing.issue(draft.draftId());
        assertThat(on(first)).as("issued").isEqualTo(then);
        assertThat(on(second)).isEmpty();

        times.daysOn(1);
        Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), new CreditWish("two hours too many", null, "2.00", null)));
        assertThat(on(times.today()).orElseThrow().total().toString()).isEqualTo("200.00 EUR");
        Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), "all of it"));
        assertThat(on(times.today()).orElseThrow().total().toString()).isEqualTo("1155.00 EUR");
        times.daysOn(1);
        firm.issued(project);
        assertThat(on(first)).as("credited and billed anew").isEqualTo(then);
        assertThat(on(second)).isEmpty();
    }

    private Optional<UnbilledWork> on(LocalDate day) {
        return work.upTo(day).stream().filter(w -> w.projectCode().equals(project)).findFirst();
    }
}
