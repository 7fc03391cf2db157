package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.Throughline;
import io.throughline.evidence.control.Controls;
import io.throughline.evidence.story.Stories;
import io.throughline.evidence.VerifyCommand;
import io.throughline.journal.Seals;
import io.throughline.page.Browser;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Stage;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** An auditor comes to a firm whose history was lived through, draws ten numbers and reads nothing but pages; a colleague compares with the database and the engine. */
@Tag("long")
class AuditorsDayTests {
    private static final String PASSWORD = "correct horse";
    @TempDir Path folder;

    @Test
    void inAFirmThatNeverWas() throws Exception {
        lookInto(FirmFiles.read(SyntheticFirm.fit(3).into(Files.createDirectory(folder.resolve("firm")))));
    }

    @Test
    void inThreeMonthsOfTheRealFirm() throws Exception {
        lookInto(FirmFiles.read(FirmCut.of(SharedFirm.folder(), "2006-01-01", "2006-03-31", Files.createDirectory(folder.resolve("firm")))));
    }

    private void lookInto(FirmFiles firm) throws Exception {
        try (var stage = Stage.served(List.of(Throughline.class), firm)) {
            stage.play(null, System.nanoTime());
            var jdbc = stage.the(JdbcClient.class);
            assertThat(stage.the(Controls.class).run()).as("findings in a history where nobody did wrong").isEmpty();
            stage.the(Seals.class).checkpoint();
            stage.the(Users.class).add("auditor", "The auditor", "auditor@firm.example", PASSWORD, Set.of(Role.AUDITOR));
            var address = "http://localhost:" + stage.the(Environment.class).getProperty("local.server.port");
            var pages = Browser.at(address, "auditor", PASSWORD, "en");

            var numbers = new ArrayList<>(jdbc.sql("select number from app.invoice where number is not null order by number").query(String.class).list());
            Collections.shuffle(numbers, new Random(20261122));
            var told = new TreeMap<String, String>();
            var shown = new TreeMap<String, String>();
            for (var number : numbers.subList(0, 10)) {
                var page = pages.get("/evidence/invoices/" + number);
                assertThat(page.status()).isEqualTo(200);
                new TwelveQuestions(jdbc, number, page.html()).hold();
                told.put(number, story(stage, number));
                shown.put(number, contents(page));
            }
            assertThat(jdbc.sql("select facts ->> 'address' from app.journal_entry where event = 'EvidenceRead' and actor = 'auditor' and facts ->> 'address' like '/evidence/invoices/%'").query(String.class).list())
                    .as("the auditor's own reading").containsExactlyInAnyOrderElementsOf(told.keySet().stream().map(n -> "/evidence/invoices/" + n).toList());

            forgetTheEnginesHistory(jdbc);
            for (var number : told.keySet()) {
                assertThat(story(stage, number)).as(number).isEqualTo(told.get(number));
                assertThat(contents(pages.get("/evidence/invoices/" + number))).as(number).isEqualTo(shown.get(number));
            }
            assertThat(stage.the(Controls.class).run()).isEmpty();
            takesThePackageAway(jdbc, address);
        }
    }

    private void takesThePackageAway(JdbcClient jdbc, String address) throws Exception {
        var days = jdbc.sql("select min(issue_date)::text as first, max(issue_date)::text as last from app.invoice").query().singleRow();
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/evidence/package.zip?from=" + days.get("first") + "&to=" + days.get("last") + "&seed=spring&count=5"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("auditor:" + PASSWORD).getBytes(StandardCharsets.UTF_8))).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        var file = folder.resolve("package.zip");
        Files.write(file, answer.body());
        assertThat(verify(file)).contains("The package is whole", "5 dossiers");
        var random = new Random(11);
        for (int trial = 0; trial < 10; trial++) {
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

    /** Its clean-up, taken to the end. */
    private static void forgetTheEnginesHistory(JdbcClient jdbc) {
        var tables = jdbc.sql("select 'public.' || table_name from information_schema.tables where table_schema = 'public' and table_name like 'act_hi_%'").query(String.class).list();
        jdbc.sql("truncate " + String.join(", ", tables)).update();
        assertThat(jdbc.sql("select count(*) from public.act_hi_procinst").query(Long.class).single()).isZero();
    }

    private static String contents(Browser.Page page) {
        return page.html().substring(page.html().indexOf("<main"), page.html().indexOf("</main>")).replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static String story(Stage stage, String number) throws IOException {
        return stage.the(ObjectMapper.class).writeValueAsString(stage.the(Stories.class).of(number, Locale.UK));
    }
}
