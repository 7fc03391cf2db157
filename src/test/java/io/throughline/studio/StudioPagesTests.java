package io.throughline.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.journal.Actor;
import io.throughline.page.Browser;
import io.throughline.process.model.NineChanges;
import io.throughline.security.Role;
import java.util.Map;
import java.util.TreeMap;
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
    void showWhatIsProposedWhatRunsAndWhatThereIsToDrawWith() {
        var change = Map.of("processes/week-reminder.bpmn", changed("processes/week-reminder.bpmn", "name=\"Week settled\"", "name=\"Week is settled\""));
        long id = Actor.as("one", () -> releases.propose("Other words", "clearer", change, ModelRelease.Source.UPLOAD)).id();
        for (var language : new String[] {"en", "de"}) {
            var analyst = Browser.of(house, Role.ANALYST, language);
            for (var path : new String[] {"/models", "/models/" + id, "/models/catalogue", "/models/running/invoicing", "/models/" + table.live().orElseThrow().id()}) {
                var page = analyst.get(path);
                assertThat(page.status()).as("%s in %s: %s", path, language, page.html()).isEqualTo(200);
                assertThat(page.html()).as(path).doesNotContain("??");
            }
        }
        assertThat(Browser.of(house, Role.ANALYST).get("/models/" + id).html()).contains("Week is settled", "data-marks=\"changed:weekSettled");
        assertThat(Browser.of(house, Role.CONSULTANT).get("/models").status()).isEqualTo(403);
        Actor.as("one", () -> releases.discard(id, "end of the test"));
    }

    @Test
    void countsWhatTheHistoryHolds() {
        var today = times.today();
        for (var element : running.elements("invoicing", today.minusDays(400), today)) {
            assertThat(element.done()).isEqualTo(jdbc.sql("select count(*) from act_hi_actinst where proc_def_key_ = 'invoicing' and act_id_ = ? and end_time_ >= ? and end_time_ < ?")
                    .params(element.id(), java.sql.Timestamp.valueOf(today.minusDays(400).atStartOfDay()), java.sql.Timestamp.valueOf(today.plusDays(1).atStartOfDay())).query(Long.class).single());
        }
    }

    /** All at once but for one that touches the same table as another: one release, taken back at the end. */
    @Test
    void theNineChangesGoLive() {
        var files = new TreeMap<String, byte[]>();
        NineChanges.all().forEach((what, changed) -> { if (!what.contains("threshold")) changed.forEach(files::putIfAbsent); });
        long before = table.live().orElseThrow().id();
        long id = Actor.as("one", () -> releases.propose("The nine", "", files, ModelRelease.Source.UPLOAD)).id();
        Actor.as("two", () -> releases.approve(id, ""));
        Actor.as("one", () -> releases.release(id));
        try {
            assertThat(running.drawing("collection")).contains("callClient");
            assertThat(running.drawing("project-lifecycle")).contains("confirmDeposit");
            assertThat(running.drawing("invoicing")).contains("reviewForeignInvoice");
            assertThat(running.drawing("timesheet-approval")).contains("approveAsThird");
        } finally {
            Actor.as("two", () -> releases.rollBack(id, "end of the test"));
        }
        assertThat(table.live().orElseThrow().id()).isEqualTo(before);
    }

    private byte[] changed(String file, String from, String to) {
        return table.files(table.live().orElseThrow().id()).stream().filter(f -> f.name().equals(file)).map(f -> new String(f.content(), UTF_8).replace(from, to).getBytes(UTF_8)).findFirst().orElseThrow();
    }
}
