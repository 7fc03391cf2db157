package io.throughline.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.security.EngineHands;
import io.throughline.studio.MigrationPlans.Plan;
import io.throughline.studio.MigrationTable.MigratedCase;
import io.throughline.studio.ModelRelease.State;
import io.throughline.studio.ReleaseEvents.CasesMigrated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves running cases to the live release. Foreseen by trying each in a transaction that is rolled back, then done each in a transaction of its own:
 * a case is moved as a whole or stays where it is.
 */
@Service
public class Migrations {
    private final ReleaseTable releases;
    private final MigrationTable table;
    private final MigrationPlans plans;
    private final RuntimeService runtime;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final TransactionTemplate each;

    Migrations(ReleaseTable releases, MigrationTable table, MigrationPlans plans, RuntimeService runtime, FirmClock clock, ApplicationEventPublisher events, ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.releases = releases;
        this.table = table;
        this.plans = plans;
        this.runtime = runtime;
        this.clock = clock;
        this.events = events;
        this.json = json;
        this.each = new TransactionTemplate(transactions);
        this.each.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public record Part(String process, int fromVersion, int toVersion, int cases, Map<String, String> pairs) {}

    /** {@code state} is PLANNED where nothing was moved yet. */
    public record Report(Long id, String state, int total, int predicted, int moved, List<Part> plan, List<MigratedCase> cases) {}

    /** What would happen; writes nothing. */
    public Report foresee(long releaseId, Map<String, Map<String, String>> own) {
        live(releaseId);
        var made = plans.toLive(own);
        var cases = trial(made);
        return new Report(null, "PLANNED", cases.size(), (int) cases.stream().filter(MigratedCase::can).count(), 0, parts(made), cases);
    }

    public Report migrate(long releaseId, Map<String, Map<String, String>> own) {
        var release = live(releaseId);
        var made = plans.toLive(own);
        var foreseen = trial(made);
        int predicted = (int) foreseen.stream().filter(MigratedCase::can).count();
        long id = each.execute(s -> table.start(release.id(), text(parts(made)), predicted, foreseen, clock.instant(), Actor.current()));
        var can = foreseen.stream().filter(MigratedCase::can).map(MigratedCase::instanceId).collect(Collectors.toSet());
        int moved = 0;
        for (var plan : made) {
            for (var instance : plan.cases()) {
                if (can.contains(instance.getId()) && move(plan, instance.getId(), id)) moved++;
            }
        }
        int all = moved;
        each.executeWithoutResult(s -> {
            table.done(id, "DONE", clock.instant());
            events.publishEvent(new CasesMigrated(release.id(), id, foreseen.size(), predicted, all));
        });
        return new Report(id, "DONE", foreseen.size(), predicted, moved, parts(made), table.cases(id));
    }

    /** The last migration to the release, also while it is under way. */
    public java.util.Optional<MigrationTable.Progress> progress(long releaseId) {
        return table.last(releaseId);
    }

    @EventListener
    public void on(ApplicationReadyEvent started) {
        table.breakOff();
    }

    private ModelRelease live(long id) {
        var release = releases.get(id);
        if (release.state() != State.LIVE) throw new Refused("Release %d is not live; running cases move to what is live.".formatted(id));
        return release;
    }

    private boolean move(Plan plan, String instanceId, long migration) {
        try {
            each.executeWithoutResult(s -> {
                execute(plan, instanceId);
                table.outcome(migration, instanceId, true, null);
            });
            return true;
        } catch (ProcessEngineException e) {
            each.executeWithoutResult(s -> table.outcome(migration, instanceId, false, why(e)));
            return false;
        }
    }

    private List<MigratedCase> trial(List<Plan> made) {
        var cases = new ArrayList<MigratedCase>();
        for (var plan : made) {
            for (var instance : plan.cases()) {
                var why = plan.plan() == null ? plan.why() : trial(plan, instance.getId());
                cases.add(new MigratedCase(instance.getId(), plan.process(), instance.getBusinessKey(), why == null, why, null, null));
            }
        }
        return cases;
    }

    /** Null where the case can be moved. */
    private String trial(Plan plan, String instanceId) {
        return each.execute(trial -> {
            trial.setRollbackOnly();
            try {
                execute(plan, instanceId);
                return null;
            } catch (ProcessEngineException e) {
                return why(e);
            }
        });
    }

    private void execute(Plan plan, String instanceId) {
        EngineHands.allowed(() -> runtime.newMigration(plan.plan()).processInstanceIds(instanceId).execute());
    }

    private static String why(ProcessEngineException e) {
        if (!(e instanceof MigratingProcessInstanceValidationException invalid)) return e.getMessage();
        var report = invalid.getValidationReport();
        var reasons = new ArrayList<>(report.getFailures());
        report.getActivityInstanceReports().forEach(r -> reasons.add("It stands at \"%s\": %s".formatted(r.getSourceScopeId(), told(r.getFailures()))));
        report.getTransitionInstanceReports().forEach(r -> reasons.add("It is on its way to \"%s\": %s".formatted(r.getSourceScopeId(), told(r.getFailures()))));
        return String.join("; ", reasons);
    }

    private static String told(List<String> failures) {
        return failures.stream().map(f -> f.startsWith("There is no migration instruction") ? "the live model has no such place; say in the plan where it goes on" : f).distinct().collect(Collectors.joining(", "));
    }

    private static List<Part> parts(List<Plan> made) {
        return made.stream().map(p -> new Part(p.process(), p.fromVersion(), p.toVersion(), p.cases().size(), new TreeMap<>(p.pairs()))).toList();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
