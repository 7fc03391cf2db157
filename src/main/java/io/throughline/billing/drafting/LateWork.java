package io.throughline.billing.drafting;

import io.throughline.api.Unknown;
import io.throughline.billing.contract.Plans;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.expense.ExpenseApproved;
import io.throughline.firm.FirmClock;
import io.throughline.timesheet.LinesApproved;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Work that is approved while a draft is kept open for it joins that draft at once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LateWork {
    private final BillingRunRows runs;
    private final Preparation preparation;
    private final DraftWriting drafts;
    private final InvoiceRepository invoices;
    private final Plans plans;
    private final FirmClock clock;

    LateWork(BillingRunRows runs, Preparation preparation, DraftWriting drafts, InvoiceRepository invoices, Plans plans, FirmClock clock) {
        this.runs = runs;
        this.preparation = preparation;
        this.drafts = drafts;
        this.invoices = invoices;
        this.plans = plans;
        this.clock = clock;
    }

    @EventListener
    public void on(LinesApproved fact) {
        joinDraftsOf(fact.hoursByProject().keySet());
    }

    @EventListener
    public void on(ExpenseApproved fact) {
        joinDraftsOf(Set.of(fact.projectCode()));
    }

    private void joinDraftsOf(Set<String> projectCodes) {
        if (!invoices.anyKeptOpen()) return;
        plans.leads(Set.copyOf(projectCodes), clock.today()).stream().sorted().forEach(lead -> {
            runs.lock(lead);
            join(lead);
        });
    }

    /** What cannot be billed as it stands waits for the next run, and so does what belongs to a bill-to whose draft is closed. The project is locked. */
    void join(String lead) {
        var open = invoices.keptOpen(lead);
        open.stream().map(Invoice::runId).distinct().sorted().forEach(runId -> {
            var run = runs.get(runId);
            var drafts = open.stream().filter(d -> d.runId() == runId).collect(Collectors.toMap(Invoice::clientCode, Function.identity()));
            var late = preparation.of(lead, run, true);
            if (late.cannot() == null && late.bills().stream().allMatch(b -> drafts.containsKey(b.billTo()))) this.drafts.join(run, late, drafts);
        });
    }

    /** What was approved by now is taken in, and nobody else adds to the draft before this transaction ends; false where it is closed already. */
    public boolean lastCall(long draftId) {
        var lead = invoices.projectOf(draftId).orElseThrow(() -> new Unknown("invoice draft", draftId));
        runs.lock(lead);
        join(lead);
        return invoices.lock(draftId).orElseThrow().isKeptOpen();
    }
}
