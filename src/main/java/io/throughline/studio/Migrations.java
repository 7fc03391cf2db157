package io.throughline.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.security.EngineHands;
import io.throughline.studio.MigrationPlans.Plan;
import io.throughline.studio.MigrationTable.MigratedCase;
import io.throughline.studio.ModelRelease.State;
import io.throughline.studio.ReleaseEvents.CasesMigrated;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DuplicateKeyException;
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
    private volatile boolean stopping;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final TaskExecutor meanwhile = new SimpleAsyncTaskExecutor("migration-");

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
        var made = plansFor(releaseId, own);
        long id = begin(releaseId, made);
        carryOut(id, made);
        var done = table.get(id);
        return new Report(id, done.state(), done.total(), done.predicted(), done.moved(), parts(made), table.cases(id));
    }

    /** The same, beside whoever asked for it: {@link #last} tells how far it is. */
    void migrateMeanwhile(long releaseId, Map<String, Map<String, String>> own) {
        var made = plansFor(releaseId, own);
        long id = begin(releaseId, made);
        var actor = Actor.current();
        meanwhile.execute(() -> Actor.as(actor, () -> carryOut(id, made)));
    }

    private List<Plan> plansFor(long releaseId, Map<String, Map<String, String>> own) {
        live(releaseId);
        finishWhatWasLeft();
        return plans.toLive(own);
    }

    private long begin(long releaseId, List<Plan> made) {
        var foreseen = trial(made);
        int predicted = (int) foreseen.stream().filter(MigratedCase::can).count();
        try {
            return each.execute(s -> table.start(releaseId, text(parts(made)), predicted, foreseen, clock.instant(), Actor.current()));
        } catch (DuplicateKeyException e) {
            throw new Refused("Running cases are being moved already; wait until that is done.");
        }
    }

    /** What came of the last migration to the release, also while it is under way. */
    java.util.Optional<Report> last(long releaseId) {
        return table.last(releaseId).map(p -> new Report(p.id(), p.state(), p.total(), p.predicted(), p.moved(), List.of(), table.cases(p.id())));
    }

    /** Everything that was foreseen and not tried yet, case by case; goes on where an earlier start was broken off. */
    private void carryOut(long id, List<Plan> made) {
        underWay.add(id);
        stopping = false;
        try {
            var untried = new HashSet<>(table.untried(id));
            for (var plan : made) {
                for (var instance : plan.cases()) {
                    if (stopping) return;
                    if (untried.remove(instance.getId())) move(plan, instance.getId(), id);
                }
            }
            each.executeWithoutResult(s -> {
                untried.forEach(ended -> table.outcome(id, ended, false, "It ended before it was its turn."));
                table.done(id, "DONE", clock.instant());
                var done = table.get(id);
                events.publishEvent(new CasesMigrated(done.releaseId(), id, done.total(), done.predicted(), done.moved()));
            });
        } finally {
            underWay.remove(id);
        }
    }

    /** The last migration to the release, also while it is under way. */
    public java.util.Optional<MigrationTable.Progress> progress(long releaseId) {
        return table.last(releaseId);
    }

    /** A batch that was under way when the server stopped goes on. */
    @EventListener
    public void on(ApplicationReadyEvent started) {
        table.running().ifPresent(left -> meanwhile.execute(() -> Actor.as(left.startedBy(), this::finishWhatWasLeft)));
    }

    /** After the case that is being moved. */
    @PreDestroy
    void stop() {
        stopping = true;
    }

    /** With another release live by now, it ends where it is. */
    void finishWhatWasLeft() {
        table.running().filter(left -> !underWay.contains(left.id())).ifPresent(left -> {
            if (releases.live().filter(live -> live.id() == left.releaseId()).isEmpty()) table.breakOff();
            else carryOut(left.id(), plans.toLive(pairs(table.plan(left.id()))));
        });
    }

    /** As they were when the batch began: what Modeler and the analyst had paired then. */
    private Map<String, Map<String, String>> pairs(String plan) {
        try {
            return json.readValue(plan, new TypeReference<List<Part>>() {}).stream().collect(Collectors.toMap(Part::process, Part::pairs, (a, b) -> {
                var both = new TreeMap<>(a);
                both.putAll(b);
                return both;
            }));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ModelRelease live(long id) {
        var release = releases.get(id);
        if (release.state() != State.LIVE) throw new Refused("Release %d is not live; running cases move to what is live.".formatted(id));
        return release;
    }

    private void move(Plan plan, String instanceId, long migration) {
        try {
            each.executeWithoutResult(s -> {
                execute(plan, instanceId);
                table.outcome(migration, instanceId, true, null);
            });
        } catch (RuntimeException e) {
            each.executeWithoutResult(s -> table.outcome(migration, instanceId, false, why(e)));
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

    private static String why(RuntimeException e) {
        if (!(e instanceof MigratingProcessInstanceValidationException invalid)) return e.getMessage();
        var report = invalid.getValidationReport();
        var reasons = new ArrayList<>(report.getFailures());
        report.getActivityInstanceReports().forEach(r -> reasons.add(told(r.getSourceScopeId(), r.getFailures())));
        report.getTransitionInstanceReports().forEach(r -> reasons.add(told(r.getSourceScopeId(), r.getFailures())));
        return String.join("; ", reasons);
    }

    private static String told(String place, List<String> failures) {
        boolean unknown = failures.stream().allMatch(f -> f.startsWith("There is no migration instruction"));
        return unknown ? "It stands at \"%s\": the live model has no such place, say in the plan where it goes on".formatted(place) : "It stands at \"%s\": %s".formatted(place, String.join(", ", new LinkedHashSet<>(failures)));
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
