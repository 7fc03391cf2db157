package io.throughline.process.invoicing;

import io.throughline.billing.BillingRuns;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.billing.Trails;
import io.throughline.billing.Trails.RunCount;
import io.throughline.process.Inbox;
import io.throughline.process.Incidents.FailedStep;
import io.throughline.process.Incidents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** How far a billing run is: from the engine while it drafts, from the drafts themselves afterwards. */
@Component
class RunProgress {
    private final RuntimeService runtime;
    private final BillingRuns runs;
    private final Trails trails;
    private final Reviews reviews;
    private final Inbox inbox;
    private final Incidents incidents;

    RunProgress(RuntimeService runtime, BillingRuns runs, Trails trails, Reviews reviews, Inbox inbox, Incidents incidents) {
        this.runtime = runtime;
        this.runs = runs;
        this.trails = trails;
        this.reviews = reviews;
        this.inbox = inbox;
        this.incidents = incidents;
    }

    enum Phase { COLLECTING, DRAFTING, EXCEPTIONS, STUCK, FINISHED }

    /** {@code due} projects, of which {@code done} are through; {@code waiting}: drafts that a person has to look at; {@code moving}: something still happens by itself. */
    record Progress(long runId, Phase phase, int due, int done, RunCount count, int waiting, List<FailedStep> failed, boolean moving) {}

    Progress of(long runId) {
        var run = runs.get(runId);
        var key = "run/" + runId;
        var count = trails.ofRun(runId);
        var failed = new ArrayList<>(incidents.of("billing-run", key));
        var drafts = new HashSet<>(run.invoices().stream().map(i -> i.draftId()).toList());
        drafts.stream().filter(id -> count.issued() > count.mailed() || count.open() > 0).forEach(id -> failed.addAll(incidents.of("invoicing", String.valueOf(id))));
        int waiting = (int) Stream.concat(reviews.drafts().stream(), inbox.keysOf("mendDraft").stream().map(Long::valueOf)).filter(drafts::contains).count();
        var phase = phase(run.state(), key, failed);
        int due = Math.max(number(key, "nrOfInstances"), count.drafted());
        int done = phase == Phase.DRAFTING ? number(key, "nrOfCompletedInstances") : due;
        boolean goesOn = phase == Phase.COLLECTING || phase == Phase.DRAFTING;
        int keptOpen = (int) run.invoices().stream().filter(d -> d.state() == InvoiceState.DRAFT && d.keptOpenUntil() != null).count();
        int onTheWay = count.open() - waiting - keptOpen + count.issued() - count.mailed() - failed.size();
        return new Progress(runId, phase, due, done, count, waiting, List.copyOf(failed), goesOn || onTheWay > 0);
    }

    private Phase phase(String state, String key, List<FailedStep> failed) {
        if (state.equals("FINISHED")) return Phase.FINISHED;
        if (!inbox.open("lookIntoExceptions", key).isEmpty()) return Phase.EXCEPTIONS;
        if (failed.stream().anyMatch(f -> f.process().equals("billing-run"))) return Phase.STUCK;
        return number(key, "nrOfInstances") == 0 ? Phase.COLLECTING : Phase.DRAFTING;
    }

    /** Of the loop over projects; 0 before and after it. */
    private int number(String key, String variable) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("billing-run").processInstanceBusinessKey(key).list().stream()
                .flatMap(i -> runtime.createVariableInstanceQuery().processInstanceIdIn(i.getId()).variableName(variable).list().stream())
                .mapToInt(v -> ((Number) v.getValue()).intValue()).max().orElse(0);
    }
}
