package io.throughline.replay.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.throughline.billing.InvoicePapers;
import io.throughline.replay.books.FirmFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What came of a replay, read from the books and the engine's history. */
public final class ReplayResult {
    private final BeanFactory rooms;
    private final FirmFiles firm;
    private final boolean toTheEnd;
    private final double startupSeconds;
    private final DoubleSupplier wallSeconds;
    private final JdbcTemplate jdbc;
    private final ReplaySummary summary;
    private final ReplayTables tables;

    public ReplayResult(ConfigurableApplicationContext rooms, FirmFiles firm, boolean toTheEnd, double startupSeconds, DoubleSupplier wallSeconds) {
        this.rooms = rooms;
        this.firm = firm;
        this.toTheEnd = toTheEnd;
        this.startupSeconds = startupSeconds;
        this.wallSeconds = wallSeconds;
        this.jdbc = rooms.getBean(JdbcTemplate.class);
        this.summary = rooms.getBeanFactory().createBean(ReplaySummary.class);
        this.tables = rooms.getBeanFactory().createBean(ReplayTables.class);
    }

    public void write(Path out, boolean pdf) throws IOException {
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.createDirectories(out);
        tables.write(out);
        if (pdf) writePdfs(out);
        json.writeValue(out.resolve("summary.json").toFile(), summary.figures());
        json.writeValue(out.resolve("timings.json").toFile(), timings());
    }

    public void writePaths(Path out) throws IOException {
        tables.writePaths(out);
    }

    private void writePdfs(Path out) throws IOException {
        var papers = rooms.getBean(InvoicePapers.class);
        for (var invoice : jdbc.queryForList("select id, number from app.invoice where state = 'ISSUED' order by id")) {
            Files.write(out.resolve(invoice.get("number") + ".pdf"), papers.pdf((Long) invoice.get("id")));
        }
    }

    private Map<String, Object> timings() {
        var history = rooms.getBean(HistoryService.class);
        double wall = wallSeconds.getAsDouble();
        long instances = history.createHistoricProcessInstanceQuery().count();
        var timings = new LinkedHashMap<String, Object>();
        timings.put("wallSeconds", wall);
        timings.put("startupSeconds", startupSeconds);
        timings.put("processInstances", instances);
        timings.put("activities", history.createHistoricActivityInstanceQuery().count());
        timings.put("processInstancesPerSecond", Math.round(100 * instances / Math.max(0.001, wall - startupSeconds)) / 100.0);
        return timings;
    }

    public String inWords() {
        return "%d of %d projects closed, %d invoices.".formatted(closed(), firm.projects().size(),
                jdbc.queryForObject("select count(*) from app.invoice where state = 'ISSUED'", Long.class));
    }

    private long closed() {
        return jdbc.queryForObject("select count(*) from app.project where state = 'CLOSED'", Long.class);
    }

    /** One line on what didn't come out as it should. */
    public Optional<String> trouble() {
        var incident = rooms.getBean(RuntimeService.class).createIncidentQuery().listPage(0, 1).stream().findFirst();
        if (incident.isPresent()) {
            return Optional.of("%d steps failed; the first: %s: %s".formatted(rooms.getBean(RuntimeService.class).createIncidentQuery().count(),
                    incident.get().getActivityId(), incident.get().getIncidentMessage()));
        }
        long open = firm.projects().size() - closed();
        return toTheEnd && open > 0 ? Optional.of("%d projects did not close.".formatted(open)) : Optional.empty();
    }
}
