package io.throughline.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Speed;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.InvoiceSummary;
import io.throughline.ledger.Ledger;
import io.throughline.receivables.bank.BankStatements;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bank lines that name their invoices, from the file to settled receivables with postings and journal, nobody waiting for them: 200, 800 and 3,200 of them. */
@ThroughlineTest
@Tag("benchmark")
class StatementSpeedTests {
    private static final int SMALLEST = 200;
    private static final AtomicInteger COUNT = new AtomicInteger();
    @Autowired ApplicationContext house;
    @Autowired BankStatements statements;
    @Autowired Ledger ledger;
    @Autowired Times times;
    @Autowired JdbcClient db;

    @Test
    void sixteenTimesTheLinesTakeSixteenTimesAsLong() {
        var like = new DebtFixture(house).issued();
        take(like, SMALLEST);
        var speeds = IntStream.of(1, 4, 16).mapToObj(size -> take(like, SMALLEST * size)).toList();
        for (var speed : speeds) System.out.printf("lines of a bank statement booked %s%n", speed);
        assertThat(speeds.get(2).millisEach()).isLessThan(speeds.get(0).millisEach() * 1.25);
        assertThat(ledger.receivablesApart()).isEmpty();
    }

    private Speed take(InvoiceSummary like, int lines) {
        var file = new StringBuilder("Date;Amount;Currency;Payer;Text;Reference\n");
        for (var number : debts(like, lines)) file.append("%s;1190.00;EUR;Somebody;Invoice %s;B%s\n".formatted(times.today(), number, number));
        return Speed.of(db, lines, () -> assertThat(statements.take(file.toString().getBytes(StandardCharsets.UTF_8), "speed.csv", "CSV", null).matched()).isEqualTo(lines));
    }

    /** Debts like one that was really issued, with its postings; ids of their own far below zero. */
    private List<String> debts(InvoiceSummary like, int many) {
        int first = COUNT.getAndAdd(many);
        return db.sql("""
                with r as (
                    insert into app.receivable (draft_id, invoice_number, client_code, project_codes, issue_date, due_date, currency, gross)
                    select -1000000 - n, 'INV-1999-' || lpad((n + 10000)::text, 6, '0'), client_code, project_codes, issue_date, due_date, currency, gross
                    from app.receivable, generate_series(?::int, ?::int) n where draft_id = ? returning draft_id, invoice_number),
                e as (
                    insert into app.ledger_entry (entry_date, event, subject, narrative, currency, posted_at, posted_by)
                    select o.entry_date, o.event, 'invoice:' || r.draft_id, o.narrative, o.currency, o.posted_at, o.posted_by
                    from app.ledger_entry o, r where o.event = 'InvoiceIssued' and o.subject = ? returning id, subject),
                l as (
                    insert into app.ledger_line (entry_id, position, account, item, debit, credit, document_amount, document_currency)
                    select e.id, x.position, x.account, e.subject, x.debit, x.credit, x.document_amount, x.document_currency
                    from e, app.ledger_line x where x.entry_id = (select id from app.ledger_entry where event = 'InvoiceIssued' and subject = ?))
                select invoice_number from r order by draft_id""")
                .params(first, first + many - 1, like.draftId(), "invoice:" + like.draftId(), "invoice:" + like.draftId()).query(String.class).list();
    }
}
