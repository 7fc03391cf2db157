package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.Throughline;
import io.throughline.evidence.Controls;
import io.throughline.evidence.Stories;
import io.throughline.evidence.VerifyCommand;
import io.throughline.journal.Seals;
import io.throughline.page.Browser;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import picocli.CommandLine;

/** An auditor comes to a firm whose history was lived through, knows ten numbers, and reads nothing but pages; a colleague compares with the database and the engine. */
@Tag("long")
class AuditorsDayTests {
    private static final String PASSWORD = "correct horse";
    private static final Pattern ANSWER = Pattern.compile("<section class=\"card\" id=\"answer-(\\w+)\"(?: data-good=\"(\\w+)\")?>(.*?)</section>", Pattern.DOTALL);
    @TempDir Path folder;
    private JdbcClient jdbc;
    private String address;

    private record Answer(String good, String text) {}

    @Test
    void twelveQuestionsOfTenInvoicesAreAnsweredByThePageAlone() throws Exception {
        try (var stage = Stage.served(List.of(Throughline.class), firm())) {
            stage.play(null, System.nanoTime());
            stage.the(Seals.class).checkpoint();
            jdbc = stage.the(JdbcClient.class);
            address = "http://localhost:" + stage.the(Environment.class).getProperty("local.server.port");
            assertThat(stage.the(Controls.class).run()).as("findings in a history where nobody did wrong").isEmpty();
            stage.the(Users.class).add("auditor", "The auditor", "auditor@firm.example", PASSWORD, Set.of(Role.AUDITOR));
            var pages = Browser.at(address, "auditor", PASSWORD, "en");

            var numbers = new ArrayList<>(jdbc.sql("select number from app.invoice where number is not null order by number").query(String.class).list());
            Collections.shuffle(numbers, new Random(20261122));
            var ten = numbers.subList(0, Math.min(10, numbers.size()));
            var told = new HashMap<String, String>();
            for (var number : ten) {
                var page = pages.get("/evidence/invoices/" + number);
                assertThat(page.status()).isEqualTo(200);
                twelve(number, answers(page.html()), page.html());
                told.put(number, story(stage, number));
            }
            assertThat(jdbc.sql("select count(distinct subject || (facts ->> 'address')) from app.journal_entry where event = 'EvidenceRead' and actor = 'auditor' and facts ->> 'address' like '/evidence/invoices/%'").query(Integer.class).single())
                    .as("the auditor's own reading").isEqualTo(ten.size());
            takesThePackageAway(numbers);

            forgetTheEnginesHistory();
            for (var number : ten) assertThat(story(stage, number)).as(number).isEqualTo(told.get(number));
            assertThat(stage.the(Controls.class).run()).isEmpty();
        }
    }

    private FirmFiles firm() throws IOException {
        var here = Files.createDirectory(folder.resolve("firm"));
        return FirmFiles.read(Files.isDirectory(Path.of("../shared/data/firm")) ? FirmCut.of(SharedFirm.folder(), "2006-03-01", "2006-05-31", here) : SyntheticFirm.fit(3).into(here));
    }

    private static Map<String, Answer> answers(String html) {
        var found = new HashMap<String, Answer>();
        ANSWER.matcher(html).results().forEach(m -> found.put(m.group(1), new Answer(m.group(2), HtmlUtils.htmlUnescape(m.group(3).replaceAll("<h3>.*?</h3>|<[^>]+>", " ")).replaceAll("\\s+", " ").strip())));
        assertThat(found).hasSize(12);
        return found;
    }

    private void twelve(String number, Map<String, Answer> answers, String html) {
        long draft = one("select id from app.invoice where number = ?", Long.class, number);
        // Who approved, by our rows, and who completed the task, by the engine.
        var approvers = all("select distinct t.decided_by from app.billed_portion p join app.time_entry t on p.item_kind = 'TIME' and t.id = p.item_id where p.invoice_id = ?", draft);
        var completed = all("""
                select distinct t.assignee_ from public.act_hi_taskinst t join public.act_hi_procinst i on i.proc_inst_id_ = t.proc_inst_id_ and i.proc_def_key_ = 'timesheet-approval'
                join app.timesheet s on i.business_key_ like s.person_code || '/' || s.iso_week || '%' join app.time_entry e on e.sheet_id = s.id
                join app.billed_portion p on p.item_kind = 'TIME' and p.item_id = e.id and p.invoice_id = ? where t.end_time_ is not null and t.assignee_ is not null""", draft);
        assertThat(completed).containsAll(approvers);
        for (var by : approvers) {
            var name = all("select p.name from app.person p where p.code = ?", by);
            assertThat(answers.get("approved").text).contains(name.isEmpty() ? by : name.get(0));
        }
        assertThat(answers.get("approved").good).isIn("true", null);
        assertThat(answers.get("changed").good).isEqualTo("true");
        for (var rate : all("select trim_scale(rate)::text from app.invoice_line where invoice_id = ? and kind = 'TIME' limit 50", draft)) assertThat(answers.get("rate").text).contains(rate);
        for (var vat : all("select trim_scale(percent)::text from app.invoice_vat where invoice_id = ?", draft)) assertThat(answers.get("tax").text).contains(vat + " %");
        for (var vat : all("select vat::numeric(19,2)::text from app.invoice_vat where invoice_id = ?", draft)) assertThat(answers.get("tax").text).contains(vat);
        assertThat(answers.get("number").text).contains(number, day("select issue_date::text from app.invoice where id = ?", draft));
        for (var next : all("select number from app.invoice where number is not null and number <> ? and left(number, 8) = left(?, 8) and abs(right(number, 5)::int - right(?, 5)::int) = 1", number, number, number)) {
            assertThat(answers.get("number").text).contains(next);
        }
        assertThat(answers.get("sent").text).contains(one("select mailed_to from app.invoice_mailing where invoice_id = ?", String.class, draft), moment("select mailed_at from app.invoice_mailing where invoice_id = ?", draft));
        var reviewers = all("select t.assignee_ from public.act_hi_taskinst t join public.act_hi_procinst i on i.proc_inst_id_ = t.proc_inst_id_ where i.business_key_ = ? and t.task_def_key_ = 'reviewInvoice'", String.valueOf(draft));
        if (reviewers.isEmpty()) assertThat(answers.get("reviewed").text).contains("Nobody reviewed it");
        else assertThat(answers.get("reviewed").text).contains(reviewers).contains("SHA-256");
        assertThat(answers.get("reviewed").text).contains("Table invoice-review, version 1");
        assertThat(answers.get("writtenOff").text.contains("Nobody")).isEqualTo(all("select id::text from app.write_off where draft_id = ?", draft).isEmpty());
        assertThat(answers.get("credited").text.contains("Nothing")).isEqualTo(all("select number from app.credit_note where invoice_id = ?", draft).isEmpty());
        assertThat(answers.get("path").text).startsWith("Yes").contains("invoicing " + one("select d.version_::text from public.act_hi_procinst i join public.act_re_procdef d on d.id_ = i.proc_def_id_ where i.business_key_ = ? and i.proc_def_key_ = 'invoicing'", String.class, String.valueOf(draft)));
        for (var step : all("select distinct a.act_id_ from public.act_hi_actinst a join public.act_hi_procinst i on i.proc_inst_id_ = a.proc_inst_id_ where i.business_key_ = ? and i.proc_def_key_ = 'invoicing' and a.act_type_ <> 'multiInstanceBody'", String.valueOf(draft))) {
            assertThat(html).contains(step);
        }
        assertThat(answers.get("pathChanged").good).isEqualTo("true");
        assertThat(answers.get("whole").good).isEqualTo("true");
    }

    private void takesThePackageAway(List<String> numbers) throws Exception {
        var from = jdbc.sql("select min(issue_date)::text from app.invoice").query(String.class).single();
        var to = jdbc.sql("select max(issue_date)::text from app.invoice").query(String.class).single();
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/evidence/package.zip?from=" + from + "&to=" + to + "&seed=spring&count=5"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("auditor:" + PASSWORD).getBytes(StandardCharsets.UTF_8))).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        var file = folder.resolve("package.zip");
        Files.write(file, answer.body());
        assertThat(verify(file)).contains("The package is whole", "5 dossiers");
        var random = new Random(11);
        for (int trial = 0; trial < 15; trial++) {
            var changed = answer.body().clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThat(verify(file)).doesNotContain("is whole");
        }
    }

    private static String verify(Path file) {
        var said = new StringWriter();
        new CommandLine(new VerifyCommand()).setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true)).execute(file.toString());
        return said.toString();
    }

    private void forgetTheEnginesHistory() {
        for (var table : all("select table_name from information_schema.tables where table_schema = 'public' and table_name like 'act_hi_%'")) jdbc.sql("truncate public." + table + " cascade").update();
    }

    private static String story(Stage stage, String number) throws IOException {
        return stage.the(ObjectMapper.class).writeValueAsString(stage.the(Stories.class).of(number, Locale.UK));
    }

    private <T> T one(String sql, Class<T> type, Object... values) {
        return jdbc.sql(sql).params(values).query(type).single();
    }

    private List<String> all(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(String.class).list();
    }

    private String day(String sql, Object... values) {
        return java.time.LocalDate.parse(one(sql, String.class, values)).format(DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK));
    }

    private String moment(String sql, Object... values) {
        return one(sql, java.time.OffsetDateTime.class, values).atZoneSameInstant(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK));
    }
}
