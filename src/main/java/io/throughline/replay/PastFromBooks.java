package io.throughline.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.firm.FirmClock;
import io.throughline.replay.books.FirmJson;
import io.throughline.replay.books.WorkFiles;
import io.throughline.replay.deed.Agreements;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The last months of a running installation as the files of a firm, read in one read-only transaction. A project that began earlier begins at the
 * first of these days; a retainer is played as time and material; addresses of mail stay in the books.
 */
public final class PastFromBooks {
    private static final String IN_SPAN = " and %1$s between '%2$s' and '%3$s'";
    private final Connection books;
    private final LocalDate from;
    private final LocalDate until;
    private final Path folder;

    private PastFromBooks(Connection books, LocalDate from, LocalDate until, Path folder) {
        this.books = books;
        this.from = from;
        this.until = until;
        this.folder = folder;
    }

    /** Whole weeks up to {@code until}; answers the first day. */
    public static LocalDate write(Connection books, int months, LocalDate until, Path folder) throws SQLException, IOException {
        books.setAutoCommit(false);
        books.setReadOnly(true);
        books.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Files.createDirectories(folder);
        var from = firstDay(months, until);
        try {
            new PastFromBooks(books, from, until, folder).write();
        } finally {
            books.rollback();
        }
        return from;
    }

    /** The installation's own day: its clock may be virtual. */
    public static LocalDate today(Connection books) throws SQLException {
        try (var statement = books.createStatement(); var row = statement.executeQuery("select virtual_now from app.firm")) {
            var virtual = row.next() ? row.getTimestamp(1) : null;
            return virtual == null ? FirmClock.real().today() : virtual.toLocalDateTime().toLocalDate();
        }
    }

    /** The first Monday of these months. */
    public static LocalDate firstDay(int months, LocalDate until) {
        return until.minusMonths(months).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    private void write() throws SQLException, IOException {
        work();
        masters();
        money();
        seller();
    }

    private void work() throws SQLException, IOException {
        // What was corrected stands as it was corrected. A line that was sent back then is sent back in the play: its number is one that 97 divides.
        table(WorkFiles.ENTRIES, "entry_id,work_date,person_code,project_code,task_code,hours,billable,note", """
                select 'T' || e.id || case when r.line is null then '-1' else '-97' end, e.work_date, e.person_code, e.project_code, e.task_code, e.hours, e.billable, ''
                from app.time_entry e left join (select distinct l::bigint as line from app.journal_entry, jsonb_array_elements_text(facts -> 'lines') l where event = 'LinesRejected') r on r.line = e.id
                where e.state in ('SUBMITTED', 'APPROVED') and e.reverses is null and not exists (select from app.time_entry b where b.reverses = e.id)%s
                order by e.work_date, e.id""".formatted(inSpan("e.work_date")));
        table(WorkFiles.EXPENSES, "expense_id,expense_date,person_code,project_code,category,amount,currency,billable,markup_percent", """
                select 'X' || x.id, x.expense_date, x.person_code, x.project_code, x.category, round(x.amount, 2), x.currency, x.billable, x.markup_percent
                from app.expense x join app.project p on p.code = x.project_code and p.currency = x.currency
                where x.state in ('SUBMITTED', 'APPROVED') and x.amount >= 0.01%s order by x.expense_date, x.id""".formatted(inSpan("x.expense_date")));
    }

    private void masters() throws SQLException, IOException {
        var worked = """
                with worked as (select project_code, min(day) as first from (
                    select project_code, work_date as day from app.time_entry where state in ('SUBMITTED', 'APPROVED')%s
                    union all select project_code, expense_date from app.expense where state in ('SUBMITTED', 'APPROVED')%s) d group by project_code)
                """.formatted(inSpan("work_date"), inSpan("expense_date"));
        table("projects.csv", "project_code,name,client_code,manager_code,billing_model,currency,start_date,budget_hours,budget_amount", worked + """
                select p.code, p.name, p.client_code, p.manager_code, case p.billing_model when 'RETAINER' then 'TIME_AND_MATERIALS' else p.billing_model end, p.currency,
                       least(greatest(p.start_date, date '%s'), w.first), p.budget_hours, round(p.budget_amount, 2)
                from app.project p join worked w on w.project_code = p.code order by p.code""".formatted(from));
        table("tasks.csv", "project_code,task_code,name,category,priority,estimate_hours,billable", worked + """
                select t.project_code, t.code, coalesce(nullif(btrim(left(t.name, 200)), ''), t.code), coalesce(nullif(btrim(left(t.category, 100)), ''), 'Work'), t.priority, t.estimate_hours, t.billable
                from app.project_task t join worked w on w.project_code = t.project_code order by 1, 2""");
        table("clients.csv", "client_code,name,country,currency,payment_terms_days,email",
                "select code, left(name, 200), country, currency, payment_terms_days, 'nobody@client.invalid' from app.client order by code");
        table("people.csv", "person_code,name,role,cost_rate,bill_rate,email", """
                select p.code, p.code, coalesce(nullif(btrim(left(p.role, 100)), ''), 'Consultant'), coalesce(round(r.cost_rate, 2), 0), coalesce(round(r.bill_rate, 2), 0), 'nobody@firm.invalid'
                from app.person p left join lateral (select cost_rate, bill_rate from app.person_rate where person_code = p.code and valid_from <= '%s' order by valid_from desc, id desc limit 1) r on true
                order by p.code""".formatted(until));
        table(Agreements.RATES, "project_code,person_code,rate", """
                select distinct on (e.project_code, e.person_code) e.project_code, e.person_code, coalesce(app.bill_rate_on(e.project_code, e.task_code, e.person_code, e.work_date), 0)
                from app.time_entry e where e.state in ('SUBMITTED', 'APPROVED')%s order by e.project_code, e.person_code, e.work_date desc, e.id""".formatted(inSpan("e.work_date")));
        table(Agreements.CLASSES, "client_code,class", "select client_code, class from app.client_class order by client_code");
    }

    /** An invoice that is open still is paid after the last day. */
    private void money() throws SQLException, IOException {
        table("fx-rates.csv", "rate_date,currency,per_eur", "select day, currency, per_euro from app.exchange_rate where currency <> 'EUR' and per_euro >= 0.000001 order by day, currency");
        table("payment-behaviour.csv", "client_code,ordinal,days_to_settle,days_late,disputed", """
                select r.client_code, row_number() over (partition by r.client_code order by r.issue_date, r.project_codes[1], r.draft_id), least(d.days, 3650), greatest(0, d.days - (r.due_date - r.issue_date)),
                       exists (select from app.dispute where draft_id = r.draft_id)
                from app.receivable r cross join lateral (select greatest(0, coalesce(r.settled_on, date '%s' + 30) - r.issue_date) as days) d
                where r.issue_date between '%s' and '%s' order by 1, 2""".formatted(until, from, until));
    }

    private void seller() throws SQLException, IOException {
        var seller = new LinkedHashMap<String, String>();
        try (var statement = books.createStatement(); var row = statement.executeQuery(
                "select name, street, postcode, city, country, currency, vat_id, tax_number, iban, bic, coalesce(domestic_vat_percent::text, 'table') as domestic_vat_percent from app.firm")) {
            if (!row.next()) throw new SQLException("the books have no firm yet");
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) seller.put(row.getMetaData().getColumnName(i), row.getString(i));
        }
        seller.put("email", "nobody@firm.invalid");
        seller.put("first_day", from.toString());
        seller.put("last_day", until.toString());
        new ObjectMapper().writeValue(folder.resolve(FirmJson.FILE).toFile(), seller);
    }

    private String inSpan(String column) {
        return IN_SPAN.formatted(column, from, until);
    }

    private void table(String file, String header, String sql) throws SQLException, IOException {
        try (var statement = books.createStatement()) {
            statement.setFetchSize(1000);
            try (var row = statement.executeQuery(sql); var csv = new CSVPrinter(Files.newBufferedWriter(folder.resolve(file)),
                    CSVFormat.DEFAULT.builder().setHeader(header.split(",")).setRecordSeparator("\n").get())) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    for (int i = 1; i <= columns; i++) csv.print(value(row, i));
                    csv.println();
                }
            }
        }
    }

    private static String value(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column);
        if (value instanceof BigDecimal number) return number.stripTrailingZeros().toPlainString();
        return value instanceof Boolean yes ? yes.toString() : value == null ? "" : value.toString();
    }
}
