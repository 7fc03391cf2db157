package io.throughline.studio;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs where, and how long each element takes: read from the engine's own history. */
@Component
public class RunningModels {
    private final JdbcClient jdbc;
    private final ReleaseTable releases;
    private final RepositoryService repository;

    RunningModels(JdbcClient jdbc, ReleaseTable releases, RepositoryService repository) {
        this.jdbc = jdbc;
        this.releases = releases;
        this.repository = repository;
    }

    /** {@code release} is null for what was brought in before releases were kept. */
    public record Version(String process, String name, int version, Long release, long running, boolean takesNewCases, String definitionId) {}

    /** Versions with running cases, and the latest of each process. */
    public List<Version> versions() {
        var byDeployment = releases.releasesByDeployment();
        var running = new LinkedHashMap<String, Long>();
        jdbc.sql("select proc_def_id_, count(*) from act_ru_execution where parent_id_ is null group by proc_def_id_")
                .query(row -> { running.put(row.getString(1), row.getLong(2)); });
        var latest = repository.createProcessDefinitionQuery().latestVersion().list().stream().map(d -> d.getId()).collect(Collectors.toSet());
        return repository.createProcessDefinitionQuery().orderByProcessDefinitionKey().asc().orderByProcessDefinitionVersion().desc().list().stream()
                .filter(d -> latest.contains(d.getId()) || running.containsKey(d.getId()))
                .map(d -> new Version(d.getKey(), d.getName(), d.getVersion(), byDeployment.get(d.getDeploymentId()), running.getOrDefault(d.getId(), 0L), latest.contains(d.getId()), d.getId()))
                .toList();
    }

    /** {@code now} stand there, {@code incidents} of them failed; {@code done} in the period, with their median in seconds. */
    public record Element(String id, String name, String type, long now, long incidents, long done, Double medianSeconds) {}

    /** In the order in which they were first come to. All versions of the process together; the period's last day counts in full. */
    public List<Element> elements(String process, LocalDate from, LocalDate to) {
        var incidents = jdbc.sql("""
                select i.activity_id_, count(*) from act_ru_incident i join act_re_procdef d on d.id_ = i.proc_def_id_ where d.key_ = ? group by i.activity_id_""")
                .param(process).query((row, n) -> Map.entry(row.getString(1), row.getLong(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return jdbc.sql("""
                select act_id_, max(act_name_), max(act_type_), count(*) filter (where end_time_ is null),
                       count(*) filter (where end_time_ >= :from and end_time_ < :to),
                       percentile_cont(0.5) within group (order by duration_) filter (where end_time_ >= :from and end_time_ < :to) / 1000.0
                from act_hi_actinst where proc_def_key_ = :process and act_type_ not in ('processDefinition', 'multiInstanceBody')
                group by act_id_ order by min(start_time_), min(sequence_counter_)""")
                .param("process", process).param("from", Timestamp.valueOf(from.atStartOfDay())).param("to", Timestamp.valueOf(to.plusDays(1).atStartOfDay()))
                .query((row, n) -> new Element(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), incidents.getOrDefault(row.getString(1), 0L), row.getLong(5),
                        row.getObject(6) == null ? null : row.getDouble(6))).list();
    }

    /** The drawing that new cases of the process follow. */
    public String drawing(String process) {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
        if (definition == null) throw new io.throughline.api.Unknown("process", process);
        try (var model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
