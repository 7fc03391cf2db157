package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** What a page answers to the twelve questions, held against tables and the engine's own history, which the page does not read. */
final class TwelveQuestions {
    private static final Pattern ANSWER = Pattern.compile("<section class=\"card\" id=\"answer-(\\w+)\"(?: data-good=\"(\\w+)\")?>(.*?)</section>", Pattern.DOTALL);
    private static final Pattern DIAGRAM = Pattern.compile("data-process=\"(\\S+)\"[^>]*? data-done=\"([^\"]*)\"", Pattern.DOTALL);
    private final JdbcClient jdbc;
    private final String number;
    private final String html;
    private final String text;
    private final long draft;
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> verdicts = new HashMap<>();

    TwelveQuestions(JdbcClient jdbc, String number, String html) {
        this.jdbc = jdbc;
        this.number = number;
        this.html = html;
        this.text = words(html);
        this.draft = jdbc.sql("select id from app.invoice where number = ?").param(number).query(Long.class).single();
        ANSWER.matcher(html).results().forEach(m -> {
            answers.put(m.group(1), words(m.group(3).replaceAll("<h3>.*?</h3>", "")));
            verdicts.put(m.group(1), String.valueOf(m.group(2)));
        });
    }

    /** "number question": what the page says otherwise than the rest of the house is a failure. */
    void hold() {
        assertThat(answers).as(number).hasSize(12);
        figures();
        approved();
        billed();
        numberAndMail();
        reviewed();
        owed();
        path();
        assertThat(verdicts).as(number).doesNotContainValue("false").containsEntry("changed", "true").containsEntry("path", "true").containsEntry("whole", "true");
    }

    private void figures() {
        var invoice = all("select unnest(array[net::numeric(19,2)::text, vat::numeric(19,2)::text, gross::numeric(19,2)::text]) from app.invoice where id = ?", draft);
        for (var amount : invoice) assertThat(text).as(number).contains(amount);
        assertThat(text).as(number).contains(all("select c.name from app.invoice i join app.client c on c.code = i.client_code where i.id = ?", draft))
                .contains(all("select p.name from app.invoice i join app.project p on p.code = i.project_code where i.id = ?", draft));
        for (var line : all("select amount::numeric(19,2)::text from app.invoice_line where invoice_id = ? order by position limit 50", draft)) assertThat(text).as(number).contains(line);
        for (var paid : all("select amount::numeric(19,2)::text from app.payment where draft_id = ?", draft)) assertThat(text).as(number).contains(paid);
    }

    /** Who decided, by our rows, and who completed the tasks, by the engine; on the page by name. */
    private void approved() {
        var deciders = all("select distinct t.decided_by from app.billed_portion p join app.time_entry t on p.item_kind = 'TIME' and t.id = p.item_id where p.invoice_id = ? and t.decided_by is not null", draft);
        var completed = all("""
                select distinct d.user_id_ from public.act_hi_op_log d where d.operation_type_ = 'Complete' and d.task_id_ in (
                select t.id_ from public.act_hi_taskinst t join public.act_hi_procinst i on i.proc_inst_id_ = t.proc_inst_id_ and i.proc_def_key_ = 'timesheet-approval'
                join app.timesheet s on i.business_key_ = s.person_code || '/' || s.iso_week || case when s.supplement > 1 then '/' || s.supplement else '' end
                join app.time_entry e on e.sheet_id = s.id join app.billed_portion p on p.item_kind = 'TIME' and p.item_id = e.id and p.invoice_id = ?)""", draft);
        assertThat(completed).as("%s: who completed, by the engine", number).containsAll(deciders);
        for (var by : deciders) assertThat(answers.get("approved")).as(number).contains(nameOf(by));
        for (var author : all("select distinct t.person_code from app.billed_portion p join app.time_entry t on p.item_kind = 'TIME' and t.id = p.item_id where p.invoice_id = ? and t.decided_by is not null", draft)) {
            assertThat(answers.get("approved")).as(number).contains(nameOf(author));
        }
    }

    private void billed() {
        for (var rate : all("select distinct trim_scale(rate)::text from app.invoice_line where invoice_id = ? and kind = 'TIME'", draft)) assertThat(answers.get("rate")).as(number).contains(rate);
        for (var vat : all("select unnest(array[trim_scale(percent)::text || ' %', base::numeric(19,2)::text, vat::numeric(19,2)::text]) from app.invoice_vat where invoice_id = ?", draft)) {
            assertThat(answers.get("tax")).as(number).contains(vat);
        }
        assertThat(answers.get("tax")).as(number).contains(all("select distinct 'tax, version ' || d.version_ from public.act_hi_decinst h join public.act_re_decision_def d on d.id_ = h.dec_def_id_ where h.dec_def_key_ = 'tax' limit 1"));
    }

    private void numberAndMail() {
        assertThat(answers.get("number")).as(number).contains(number, all("select issue_date::text from app.invoice where id = ?", draft).stream().map(TwelveQuestions::day).toList().get(0));
        var neighbours = all("select number from app.invoice where number is not null and left(number, 8) = left(?, 8) and abs(right(number, 5)::int - right(?, 5)::int) = 1", number, number);
        assertThat(answers.get("number")).as(number).contains(neighbours);
        jdbc.sql("select mailed_to, mailed_at from app.invoice_mailing where invoice_id = ?").param(draft).query(row -> {
            assertThat(answers.get("sent")).as(number).contains(row.getString(1), moment(row.getObject(2, OffsetDateTime.class)));
        });
    }

    private void reviewed() {
        var reviewers = all("select t.assignee_ from public.act_hi_taskinst t join public.act_hi_procinst i on i.proc_inst_id_ = t.proc_inst_id_ where i.business_key_ = ? and t.task_def_key_ = 'reviewInvoice'", String.valueOf(draft));
        if (reviewers.isEmpty()) assertThat(answers.get("reviewed")).as(number).contains("Nobody reviewed it");
        else assertThat(answers.get("reviewed")).as(number).contains("reviewed and approved it", "SHA-256").contains(all("select reviewer from app.invoice_review where invoice_id = ?", draft));
        var table = all("select distinct d.version_::text from public.act_hi_decinst h join public.act_re_decision_def d on d.id_ = h.dec_def_id_ join public.act_hi_procinst i on i.proc_inst_id_ = h.proc_inst_id_ where h.dec_def_key_ = 'invoice-review' and i.business_key_ = ?", String.valueOf(draft));
        for (var version : table) assertThat(answers.get("reviewed")).as(number).contains("Table invoice-review, version " + version);
    }

    private void owed() {
        var off = all("select decided_by from app.write_off where draft_id = ? and decided_by is not null", draft);
        if (off.isEmpty()) assertThat(answers.get("writtenOff")).as(number).startsWith("Nobody");
        else assertThat(answers.get("writtenOff")).as(number).contains(off.stream().map(this::nameOf).toList());
        var credits = all("select number from app.credit_note where invoice_id = ?", draft);
        if (credits.isEmpty()) assertThat(answers.get("credited")).as(number).startsWith("Nothing");
        else assertThat(answers.get("credited")).as(number).contains(credits);
    }

    /** The steps lit on the diagram of its own process are those that the engine went through. */
    private void path() {
        var key = String.valueOf(draft);
        assertThat(answers.get("path")).as(number).startsWith("Yes")
                .contains(all("select d.name_ || ' ' || d.version_ from public.act_hi_procinst i join public.act_re_procdef d on d.id_ = i.proc_def_id_ where i.business_key_ = ?", key));
        Map<String, Set<String>> lit = new HashMap<>();
        DIAGRAM.matcher(html).results().forEach(m -> lit.computeIfAbsent(m.group(1), any -> new HashSet<>()).addAll(List.of(m.group(2).split(" "))));
        for (var process : List.of("invoicing", "collection")) {
            var steps = all("select distinct a.act_id_ from public.act_hi_actinst a join public.act_hi_procinst i on i.proc_inst_id_ = a.proc_inst_id_ where i.business_key_ = ? and i.proc_def_key_ = ? and a.act_type_ <> 'multiInstanceBody'", key, process);
            if (!steps.isEmpty()) assertThat(lit.getOrDefault(process, Set.of())).as("%s: the way through %s", number, process).containsAll(steps);
        }
    }

    private String nameOf(String code) {
        return all("select name from app.person where code = ?", code).stream().findFirst().orElse(code);
    }

    private List<String> all(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(String.class).list();
    }

    /** Without marks between thousands. */
    private static String words(String html) {
        return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]+>", " ")).replaceAll("[\\s\\u00a0]+", " ").replaceAll("(?<=\\d),(?=\\d{3})", "").strip();
    }

    private static String day(String day) {
        return LocalDate.parse(day).format(DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK));
    }

    private static String moment(OffsetDateTime at) {
        return at.atZoneSameInstant(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK));
    }
}
