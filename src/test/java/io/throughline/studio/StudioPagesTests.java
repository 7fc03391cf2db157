package io.throughline.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.Look;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.journal.Actor;
import io.throughline.page.Browser;
import io.throughline.receivables.DebtFixture;
import io.throughline.security.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The analyst's pages as a browser without scripts sees them, and the nine changes of the guide live in the engine. */
@ThroughlineTest
class StudioPagesTests {
    @Autowired
    private ApplicationContext house;
    @Autowired
    private Releases releases;
    @Autowired
    private ReleaseTable table;
    @Autowired
    private RunningModels running;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Times times;

    @Test
    void showWhatIsProposedWhatRunsAndWhatThereIsToDrawWith() throws IOException {
        var change = Map.of("processes/week-reminder.bpmn", changed("processes/week-reminder.bpmn", "name=\"Week settled\"", "name=\"Week is settled\""));
        long id = Actor.as("one", () -> releases.propose("Other words", "clearer", change, ModelRelease.Source.UPLOAD)).id();
        for (var language : new String[] {"en", "de"}) {
            var analyst = Browser.of(house, Role.ANALYST, language);
            for (var path : new String[] {"/models", "/models/" + id, "/models/catalogue", "/models/catalogue?kind=messages&q=invoice", "/models/catalogue?q=zebra", "/models/running/invoicing", "/models/" + id + "/what-if", "/models/" + table.live().orElseThrow().id(), "/models/" + id + "/migrate",
                    "/models/" + table.live().orElseThrow().id() + "/migrate"}) {
                var page = analyst.get(path);
                Look.at("studio" + path.replace('/', '-') + "-" + language + ".html", page.html().getBytes(UTF_8));
                assertThat(page.status()).as("%s in %s: %s", path, language, page.html()).isEqualTo(200);
                assertThat(page.html()).as(path).doesNotContain("??");
            }
        }
        assertThat(Browser.of(house, Role.ANALYST).get("/models/" + id).html()).contains("Week is settled", "data-marks=\"changed:weekSettled");
        assertThat(Browser.of(house, Role.CONSULTANT).get("/models").status()).isEqualTo(403);
        Actor.as("one", () -> releases.discard(id, "end of the test"));
    }

    @Test
    void showWhatATryOnHistoryTold() throws IOException {
        var change = Map.of("processes/week-reminder.bpmn", changed("processes/week-reminder.bpmn", "name=\"Week settled\"", "name=\"Week was settled\""));
        long id = Actor.as("one", () -> releases.propose("Tried", "", change, ModelRelease.Source.UPLOAD)).id();
        var sums = new WhatIf.Sums(2, Map.of("EUR", new BigDecimal("9600.00")), 3, 30.0, 12);
        var result = new WhatIf.Result(1, 1, sums, sums, List.of(new WhatIf.Case("ALPHA #1", "C1", List.of(new WhatIf.Difference("reminders", "2026-02-27", "2026-02-21"),
                new WhatIf.Difference("collection_path", "Send reminder", "Call client → Send reminder")))), List.of(new WhatIf.ProcessCount("timesheet-approval", 3, 1)),
                List.of(new WhatIf.OtherCase("timesheet-approval", "ann/2026-W02", List.of(new WhatIf.Difference("people", null, "fiona")))),
                List.of(new WhatIf.Step("week-reminder", "remindPerson", "Remind person", 4, 5)), List.of("By the draft: 1 steps failed"), 12.5);
        long tried = house.getBean(WhatIfTable.class).start(id, times.today().minusMonths(3), times.today(), Instant.now(), "one");
        for (var language : new String[] {"en", "de"}) {
            var moving = Browser.of(house, Role.ANALYST, language).get("/models/" + id + "/what-if");
            assertThat(moving.status()).as(moving.html()).isEqualTo(200);
            assertThat(moving.html()).contains("<progress", "every 2s").doesNotContain("??");
        }
        house.getBean(WhatIfTable.class).done(tried, new ObjectMapper().writeValueAsString(result), Instant.now());
        for (var language : new String[] {"en", "de"}) {
            var page = Browser.of(house, Role.ANALYST, language).get("/models/" + id + "/what-if");
            Look.at("what-if-" + language + ".html", page.html().getBytes(UTF_8));
            assertThat(page.status()).as(page.html()).isEqualTo(200);
            assertThat(page.html()).doesNotContain("??").contains("ALPHA #1", "Call client → Send reminder", "ann/2026-W02", "1 steps failed", "data-counts=\"remindPerson:5\"",
                    language.equals("en") ? "1 invoices go the same way, 1 another." : "1 Rechnungen gehen denselben Weg, 1 einen anderen.");
        }
        Actor.as("one", () -> releases.discard(id, "end of the test"));
    }

    /** Counted once more from the bare rows of the history: what stands, what was done, and the one in the middle of how long it took. */
    @Test
    void countsWhatTheHistoryHolds() {
        new DebtFixture(house).mailed();
        var today = times.today();
        var from = today.minusDays(400);
        var elements = running.elements("invoicing", from, today);
        assertThat(elements).extracting(RunningModels.Element::id).contains("checkDraft", "issueInvoice");
        for (var element : elements) {
            var rows = jdbc.sql("select start_time_ as started, end_time_ as ended, duration_ as took from act_hi_actinst where proc_def_key_ = 'invoicing' and act_id_ = ?").param(element.id()).query().listOfRows();
            var done = rows.stream().filter(r -> r.get("ended") != null && within((Timestamp) r.get("ended"), from, today)).map(r -> ((Number) r.get("took")).longValue()).sorted().toList();
            assertThat(element.now()).as(element.id()).isEqualTo(rows.stream().filter(r -> r.get("ended") == null).count());
            assertThat(element.done()).as(element.id()).isEqualTo(done.size());
            if (done.isEmpty()) assertThat(element.medianSeconds()).isNull();
            else assertThat(element.medianSeconds()).as(element.id()).isEqualTo((done.get((done.size() - 1) / 2) + done.get(done.size() / 2)) / 2000.0);
        }
    }

    private static boolean within(Timestamp at, LocalDate from, LocalDate to) {
        var day = at.toLocalDateTime().toLocalDate();
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private byte[] changed(String file, String from, String to) {
        return table.files(table.live().orElseThrow().id()).stream().filter(f -> f.name().equals(file)).map(f -> new String(f.content(), UTF_8).replace(from, to).getBytes(UTF_8)).findFirst().orElseThrow();
    }
}
