package io.throughline.billing.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.drafting.DraftOutcome.Drafted;
import io.throughline.billing.drafting.DraftOutcome.NothingDue;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Each item once, each number once, and what is issued stays. */
@ThroughlineTest
class IssuingTests {
    @Autowired ApplicationContext house;
    @Autowired TransactionTemplate transactions;
    private BillingFixture firm;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
    }

    @Test
    void fiftyParallelRunsMakeOneInvoice() throws Exception {
        var project = firm.project();
        var ann = firm.person("100.00");
        for (int i = 0; i < 20; i++) firm.approved(project, ann, "0.50");
        var outcomes = inParallel(IntStream.range(0, 50).mapToObj(i -> (Callable<DraftOutcome>) () -> firm.draft(project)).toList());
        assertThat(outcomes).filteredOn(Drafted.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(NothingDue.class::isInstance).hasSize(49);
        assertThat(firm.billing.ofProject(project)).singleElement().satisfies(i -> assertThat(i.net().toString()).isEqualTo("1000.00 EUR"));
    }

    @Test
    void numbersHaveNoGapWhateverFails() throws Exception {
        var drafts = Stream.generate(firm::project).limit(12).peek(p -> firm.approved(p, firm.person("100.00"), "1.00")).map(firm::drafted).toList();
        inParallel(drafts.stream().map(d -> (Callable<Object>) () -> {
            if (d.draftId() % 2 == 0) return firm.billing.issue(d.draftId());
            return transactions.execute(t -> {
                firm.billing.issue(d.draftId());
                t.setRollbackOnly();
                return d;
            });
        }).toList());
        assertThat(drafts).filteredOn(d -> d.draftId() % 2 == 0).allSatisfy(d -> assertThat(firm.billing.get(d.draftId()).number()).isNotNull());
        var numbers = firm.jdbc.sql("select right(number, 5)::int from app.invoice where number like 'INV-' || extract(year from ?::date) || '-%' order by 1")
                .param(firm.cutOff().plusDays(1)).query(Integer.class).list();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, last()).boxed().toList());
    }

    @Test
    void issuesTwiceUnderTheSameNumber() {
        var invoice = firm.issuedInvoice();
        assertThat(invoice.number()).matches("INV-\\d{4}-\\d{5}");
        assertThat(firm.billing.issue(invoice.draftId())).isEqualTo(firm.billing.byNumber(invoice.number()));
        assertThat(invoice.dueDate()).isEqualTo(invoice.issueDate().plusDays(30));
        assertThat(firm.jdbc.sql("select content_hash = encode(sha256(content::bytea), 'hex') from app.invoice where id = ?").param(invoice.draftId()).query(Boolean.class).single()).isTrue();
        assertThat(firm.jdbc.sql("select count(*) from app.journal_entry where event = 'InvoiceIssued' and subject = ?").param("invoice:" + invoice.draftId()).query(Long.class).single()).isOne();
    }

    @Test
    void theDatabaseRefusesToChangeWhatIsIssued() {
        long id = firm.issuedInvoice().draftId();
        Stream.of("update app.invoice set net = net + 1, gross = gross + 1 where id = %d", "update app.invoice set due_date = due_date + 1 where id = %d",
                "update app.invoice set state = 'DRAFT' where id = %d", "delete from app.invoice where id = %d", "truncate app.invoice cascade",
                "update app.invoice_line set amount = 0 where invoice_id = %d", "delete from app.invoice_line where invoice_id = %d",
                "insert into app.invoice_line (invoice_id, position, kind, description, amount) values (%d, 9, 'X', 'X', 0)",
                "update app.billed_portion set quantity = 1 where invoice_id = %d", "delete from app.billed_portion where invoice_id = %d",
                "update app.number_series set last = last + 2", "update app.number_series set last_date = last_date - 1", "delete from app.number_series")
                .forEach(sql -> assertThatThrownBy(() -> firm.jdbc.sql(sql.formatted(id)).update(), sql).isInstanceOf(DataAccessException.class));
    }

    @Test
    void theDatabaseRefusesAnItemTwiceOrInPart() {
        var project = firm.project();
        long entry = firm.approved(project, firm.person("100.00"), "8.00");
        long run = firm.run();
        var insert = "insert into app.billed_portion (item_kind, item_id, part, quantity, coverage, run_id, project_code) values ('TIME', %d, %d, %s, 'BILLED', %d, '%s')";
        assertThatThrownBy(() -> firm.jdbc.sql(insert.formatted(entry, 1, "3.00", run, project)).update()).hasMessageContaining("8.00 is approved, 3.0000 is billed");
        firm.drafted(project);
        assertThatThrownBy(() -> firm.jdbc.sql(insert.formatted(entry, 1, "8.00", run, project)).update()).hasMessageContaining("billed_portion_once");
        assertThatThrownBy(() -> firm.jdbc.sql(insert.formatted(entry, 2, "8.00", run, project)).update()).hasMessageContaining("8.00 is approved, 16.0000 is billed");
        assertThatThrownBy(() -> firm.jdbc.sql("update app.time_entry set state = 'DRAFT', decided_by = null, decided_at = null where id = ?").param(entry).update())
                .hasMessageContaining("is billed and cannot be re-opened");
        assertThat(house.getBean(io.throughline.timesheet.BilledTime.class).billed(List.of(entry, -1L))).containsExactly(entry);
    }

    @Test
    void aRejectedDraftFreesItsItems() {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00");
        firm.delivered(project);
        var draft = firm.drafted(project);
        assertThat(firm.billing.lastRunDone(project)).isTrue();
        Actor.as("DIR", () -> firm.billing.review(draft.draftId(), false, "Wrong month"));
        firm.billing.release(draft.draftId(), "Wrong month");
        assertThat(firm.billing.release(draft.draftId(), "Wrong month").state()).isEqualTo(InvoiceState.REJECTED);
        assertThat(firm.papers.preview(draft.draftId())).as("what was rejected can still be looked at").startsWith("%PDF".getBytes());
        assertThat(firm.billing.lastRunDone(project)).isFalse();
        assertThat(firm.drafted(project).net()).isEqualTo(draft.net());
        assertThat(firm.billing.lastRunDone(project)).isTrue();
        assertThatThrownBy(() -> firm.billing.issue(draft.draftId())).isInstanceOf(Refused.class).hasMessageContaining("rejected");
    }

    @Test
    void nobodyReviewsTheirOwnRun() {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00");
        long draft = firm.drafted(project).draftId();
        assertThatThrownBy(() -> Actor.as("FIN", () -> firm.billing.review(draft, true, ""))).isInstanceOf(Refused.class).hasMessageContaining("somebody else");
        assertThatThrownBy(() -> Actor.as("DIR", () -> firm.billing.review(draft, false, " "))).isInstanceOf(InvalidInput.class);
        Actor.as("DIR", () -> firm.billing.review(draft, true, ""));
    }

    @Test
    void whatWasApprovedIsWhatLeavesTheHouse() {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00");
        long draft = firm.drafted(project).draftId();
        Actor.as("DIR", () -> firm.billing.review(draft, true, ""));
        var invoice = firm.billing.issue(draft);
        var approved = firm.jdbc.sql("select content_hash from app.invoice_review where invoice_id = ?").param(draft).query(String.class).single();
        assertThat(firm.papers.paper(draft).lastingHash()).isEqualTo(approved);
        assertThat(firm.papers.paper(draft).number()).isEqualTo(invoice.number());

        firm.approved(project, firm.person("100.00"), "2.00");
        long changed = firm.drafted(project).draftId();
        Actor.as("DIR", () -> firm.billing.review(changed, true, ""));
        firm.jdbc.sql("update app.project set name = 'Another name' where code = ?").param(project).update();
        assertThatThrownBy(() -> firm.billing.issue(changed)).isInstanceOf(Refused.class).hasMessageContaining("something else now than when it was approved");
        assertThat(firm.billing.get(changed).number()).isNull();
        firm.billing.release(changed, "drafted anew");
        assertThat(firm.issued(project).net()).isEqualTo(Money.of("200.00", "EUR"));
    }

    @Test
    void aCreditNoteTakesTheWholeInvoiceBackOnce() {
        var invoice = firm.issuedInvoice();
        var project = invoice.projectCodes().get(0);
        assertThatThrownBy(() -> firm.creditNotes.credit(invoice.number(), " ")).isInstanceOf(InvalidInput.class);
        var note = Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), "Wrong client"));
        assertThat(note.number()).matches("CN-\\d{4}-\\d{5}");
        assertThat(note.gross()).isEqualTo(invoice.gross());
        assertThat(firm.billing.byNumber(invoice.number()).state()).isEqualTo(InvoiceState.CREDITED);
        assertThat(firm.papers.creditNotePdf(note.number())).startsWith("%PDF".getBytes());
        assertThatThrownBy(() -> firm.creditNotes.credit(invoice.number(), "Again")).isInstanceOf(Refused.class).hasMessageContaining(note.number());
        assertThat(firm.billing.unbilled(project)).contains("8.00 approved hours are not billed.");
        var again = firm.issued(project);
        assertThat(again.net()).isEqualTo(invoice.net());
        assertThat(firm.billing.explain(invoice.number())).singleElement().satisfies(l -> assertThat(l.items()).hasSize(1));
    }

    @Test
    void explainsALineDownToItsEntries() {
        var project = firm.project();
        var ann = firm.person("33.33");
        long entry = firm.approved(project, ann, "0.50");
        firm.expense(project, "10.01", "EUR", "12.50");
        var lines = firm.billing.explain(firm.issued(project).number());
        assertThat(lines.get(0).formula()).isEqualTo("0.50 h of %s x 33.33 EUR an hour".formatted(ann));
        assertThat(lines.get(0).exact()).isEqualByComparingTo("16.665");
        assertThat(lines.get(0).amount().toString()).isEqualTo("16.67 EUR");
        assertThat(lines.get(0).items()).singleElement().satisfies(i -> {
            assertThat(i.id()).isEqualTo(entry);
            assertThat(i.approvedBy()).isEqualTo("MANAGER");
        });
        assertThat(lines.get(1).formula()).isEqualTo("10.01 EUR x 1.00 EUR/EUR + 12.50 % markup");
        assertThat(lines.get(1).exact()).isEqualByComparingTo("11.26125");
    }

    @Test
    void keepsThePrintedInvoiceWithItsHash() {
        var invoice = firm.issuedInvoice();
        firm.papers.print(invoice.draftId());
        var first = firm.papers.pdf(invoice.draftId());
        firm.papers.print(invoice.draftId());
        assertThat(firm.papers.pdf(invoice.draftId())).isEqualTo(first).startsWith("%PDF".getBytes());
        assertThatThrownBy(() -> firm.papers.preview(invoice.draftId())).isInstanceOf(Refused.class);
    }

    private int last() {
        return firm.jdbc.sql("select coalesce(max(last), 0) from app.number_series where series = 'INV' and year = ?")
                .param(firm.cutOff().plusDays(1).getYear()).query(Integer.class).single();
    }

    private static <T> List<T> inParallel(List<Callable<T>> deeds) throws Exception {
        var pool = Executors.newFixedThreadPool(10);
        try {
            return pool.invokeAll(deeds).stream().map(f -> {
                try {
                    return f.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }).toList();
        } finally {
            pool.shutdownNow();
        }
    }
}
