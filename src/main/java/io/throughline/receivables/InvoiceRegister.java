package io.throughline.receivables;

import io.throughline.api.PageOf;
import io.throughline.firm.FirmClock;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Every draft and invoice in one list, with what became of it. */
@Service
public class InvoiceRegister {

    /** From draft to end. OVERDUE before PART_PAID: what presses most is said. */
    public enum Standing {
        DRAFT, IN_REVIEW, REJECTED, ISSUED, MAILED, PART_PAID, OVERDUE, DISPUTED, PAID, CREDITED, WRITTEN_OFF
    }

    /** {@code number}, dates and {@code open} are null before issue; {@code gross} of a draft is what it would be. */
    public record Entry(long draftId, String number, String clientCode, String clientName, String projectCode, String projectName, LocalDate issueDate,
                        LocalDate dueDate, Money gross, Money open, Standing standing) {

        /** 0 where nothing is late. */
        public long daysLate(LocalDate today) {
            return dueDate == null || open == null || open.isZero() ? 0 : Math.max(0, ChronoUnit.DAYS.between(dueDate, today));
        }
    }

    public record Total(long invoices, Money gross, Money open) {}

    /** Null leaves a field out; days by issue date, both inclusive; {@code text} in number, client or project. */
    public record Wanted(Standing standing, String client, String project, LocalDate from, LocalDate to, String text, Long run) {
        public static final Wanted EVERYTHING = new Wanted(null, null, null, null, null, null, null);

        public static Wanted ofRun(long run) {
            return new Wanted(null, null, null, null, null, null, run);
        }
    }

    private static final String REGISTER = """
            with register as (
                select i.id as draft_id, i.number, i.client_code, coalesce(c.name, i.client_code) as client_name, i.project_code, p.name as project_name,
                       i.issue_date, i.due_date, i.currency, coalesce(i.gross, i.net) as gross, r.gross - r.paid - r.credited - r.written_off as open,
                       case when i.state = 'REJECTED' then 'REJECTED'
                            when i.state = 'DRAFT' then case when i.id = any(:inReview) then 'IN_REVIEW' else 'DRAFT' end
                            when i.released_by is not null then 'CREDITED'
                            when r.settled_how = 'WRITTEN_OFF' then 'WRITTEN_OFF'
                            when r.settled_on is not null then 'PAID'
                            when exists (select from app.dispute d where d.draft_id = i.id and d.settled_at is null) then 'DISPUTED'
                            when r.due_date < :today then 'OVERDUE'
                            when r.paid > 0 then 'PART_PAID'
                            when exists (select from app.invoice_mailing m where m.invoice_id = i.id) then 'MAILED'
                            else 'ISSUED' end as standing
                from app.invoice i
                left join app.client c on c.code = i.client_code
                left join app.project p on p.code = i.project_code
                left join app.receivable r on r.draft_id = i.id
                where (:client::text is null or i.client_code = :client) and (:project::text is null or i.project_code = :project)
                  and (:from::date is null or i.issue_date >= :from) and (:to::date is null or i.issue_date <= :to)
                  and (:run::bigint is null or i.run_id = :run)
                  and (:text::text is null or concat_ws(' ', i.number, i.client_code, c.name, i.project_code, p.name) ilike :text))
            """;
    private static final String THOSE = " from register where (:standing::text is null or standing = :standing)";

    private final JdbcClient db;
    private final FirmClock clock;

    InvoiceRegister(JdbcClient db, FirmClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** {@code totals}: a currency each; what is rejected or credited counts nowhere in them. */
    public record Found(PageOf<Entry> page, List<Total> totals) {}

    /** Drafts first, then the newest number. {@code inReview}: drafts that wait for a reviewer, as the process knows. */
    public Found find(Wanted wanted, Collection<Long> inReview, int page, int size) {
        var rows = ask("select *" + THOSE + " order by number is not null, number desc, draft_id desc limit :size offset :skip", wanted, inReview)
                .param("size", size).param("skip", (long) page * size).query(InvoiceRegister::entry).list();
        var all = new AtomicLong();
        var totals = new ArrayList<Total>();
        ask("""
                select currency, count(*) as of_all, count(*) filter (where counts) as invoices, coalesce(sum(gross) filter (where counts), 0) as gross,
                       coalesce(sum(open) filter (where counts), 0) as open
                from (select *, standing not in ('REJECTED', 'CREDITED') as counts""" + THOSE + ") r group by currency order by 4 desc", wanted, inReview).query(row -> {
            all.addAndGet(row.getLong("of_all"));
            if (row.getLong("invoices") > 0) totals.add(new Total(row.getLong("invoices"), OpenItems.money(row, "gross"), OpenItems.money(row, "open")));
        });
        return new Found(new PageOf<>(rows, all.get(), page, size), totals);
    }

    public Entry entry(long draftId, Collection<Long> inReview) {
        return ask("select * from register where draft_id = :draft", Wanted.EVERYTHING, inReview).param("draft", draftId).query(InvoiceRegister::entry).optional()
                .orElseThrow(() -> new io.throughline.api.Unknown("invoice draft", draftId));
    }

    private JdbcClient.StatementSpec ask(String what, Wanted wanted, Collection<Long> inReview) {
        return db.sql(REGISTER + what).param("inReview", inReview.toArray(Long[]::new)).param("today", clock.today())
                .param("standing", wanted.standing() == null ? null : wanted.standing().name()).param("client", wanted.client())
                .param("project", wanted.project()).param("from", wanted.from()).param("to", wanted.to()).param("run", wanted.run())
                .param("text", wanted.text() == null ? null : "%" + wanted.text().replaceAll("([%_\\\\])", "\\\\$1") + "%");
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(row.getLong("draft_id"), row.getString("number"), row.getString("client_code"), row.getString("client_name"),
                row.getString("project_code"), row.getString("project_name"), row.getObject("issue_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class), OpenItems.money(row, "gross"), OpenItems.money(row, "open"), Standing.valueOf(row.getString("standing")));
    }
}
