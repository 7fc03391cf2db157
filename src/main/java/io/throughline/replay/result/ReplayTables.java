package io.throughline.replay.result;

import io.throughline.profitability.Profitability;
import io.throughline.profitability.Profitability.Margin;
import io.throughline.quantity.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books as tables, row by row from the database: {@code invoices.csv}, {@code reminders.csv}, {@code margins.csv}. */
final class ReplayTables {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    private final JdbcTemplate jdbc;
    private final Profitability profitability;

    ReplayTables(JdbcTemplate jdbc, Profitability profitability) {
        this.jdbc = jdbc;
        this.profitability = profitability;
    }

    @FunctionalInterface
    private interface Fields {
        Object[] of(ResultSet row) throws SQLException;
    }

    void write(Path folder) throws IOException {
        table(folder.resolve("invoices.csv"), "project,client,issue_date,due_date,currency,net,vat,gross,paid_date,number", """
                select i.project_code, i.client_code, i.issue_date, i.due_date, i.currency, i.net, i.vat, i.gross,
                       case when r.settled_how = 'PAID' then r.settled_on end as paid_date, i.number
                from app.invoice i left join app.receivable r on r.draft_id = i.id
                where i.state = 'ISSUED' order by i.issue_date, i.number""", ReplayTables::invoice);
        table(folder.resolve("reminders.csv"), "sent_date,project,issue_date,level", """
                select r.sent_on, i.project_code, i.issue_date, r.level
                from app.reminder r join app.invoice i on i.id = r.draft_id
                order by r.sent_on, i.project_code collate "C", i.issue_date""",
                row -> new Object[] {row.getString(1), row.getString(2), row.getString(3), row.getInt(4)});
        try (var csv = printer(folder.resolve("margins.csv"), "project,hours,revenue_eur,labour_cost_eur,expense_cost_eur,margin_eur")) {
            for (var m : profitability.byProject().stream().sorted(Comparator.comparing(Margin::projectCode)).toList()) {
                csv.printRecord(m.projectCode(), cents(m.hours()), cents(m.revenue()), cents(m.labourCost()), cents(m.expenseCost()), cents(m.margin()));
            }
        }
    }

    /** How each case went, and how often each step was taken: what another play of the same history is compared by. */
    void writePaths(Path folder) throws IOException {
        table(folder.resolve("paths.csv"), "process,case,path,people,lead_days", """
                select p.proc_def_key_, coalesce(i.number, p.business_key_), string_agg(coalesce(a.act_name_, a.act_id_), ' → ' order by a.start_time_, a.sequence_counter_),
                       string_agg(distinct a.assignee_, ' ' order by a.assignee_), extract(day from p.end_time_ - p.start_time_)::int
                from act_hi_procinst p
                join act_hi_actinst a on a.proc_inst_id_ = p.id_ and a.act_type_ in ('userTask', 'serviceTask', 'businessRuleTask')
                left join app.invoice i on i.id::text = p.business_key_ and p.proc_def_key_ in ('invoicing', 'collection') and i.state = 'ISSUED'
                where p.business_key_ is not null and p.business_key_ not like 'run/%'
                group by p.id_, p.proc_def_key_, i.number, p.business_key_, p.end_time_, p.start_time_ order by 1, 2, p.start_time_""",
                row -> new Object[] {row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)});
        table(folder.resolve("steps.csv"), "process,element,step,type,times", """
                select proc_def_key_, act_id_, coalesce(max(act_name_), act_id_), max(act_type_), count(*) from act_hi_actinst
                where act_type_ in ('userTask', 'serviceTask', 'businessRuleTask') group by proc_def_key_, act_id_ order by 1, 2""",
                row -> new Object[] {row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)});
    }

    private static Object[] invoice(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new Object[] {row.getString("project_code"), row.getString("client_code"), row.getString("issue_date"), row.getString("due_date"), currency,
                money(row, "net", currency), money(row, "vat", currency), money(row, "gross", currency), row.getString("paid_date"), row.getString("number")};
    }

    private static String money(ResultSet row, String column, String currency) throws SQLException {
        return Money.rounded(row.getBigDecimal(column), currency).amount().toPlainString();
    }

    static String cents(BigDecimal value) {
        return value.setScale(2).toPlainString();
    }

    private void table(Path file, String header, String sql, Fields fields) throws IOException {
        try (var csv = printer(file, header)) {
            jdbc.query(sql, (ResultSet row) -> {
                try {
                    csv.printRecord(fields.of(row));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static CSVPrinter printer(Path file, String header) throws IOException {
        Writer out = Files.newBufferedWriter(file);
        out.write(header + "\n");
        return new CSVPrinter(out, FORMAT);
    }
}
