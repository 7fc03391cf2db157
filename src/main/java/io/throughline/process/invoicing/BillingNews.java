package io.throughline.process.invoicing;

import io.throughline.billing.BillingRunRequested;
import io.throughline.billing.CapReached;
import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.DraftClosed;
import io.throughline.billing.DraftKeptOpen;
import io.throughline.billing.InvoiceDrafted;
import io.throughline.process.Correlation;
import io.throughline.process.Moment;
import io.throughline.process.delivery.ProjectLetters;
import io.throughline.project.Projects;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What billing reports starts billing-run and invoicing, in the transaction of the fact; a credit note is mailed by itself. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BillingNews {
    /** In the morning after the last day, before the calendar's billing run. */
    private static final int CLOSES_AT = 5;
    private final Correlation correlation;
    private final InvoiceLetters letters;
    private final ProjectLetters projectLetters;
    private final Projects projects;

    BillingNews(Correlation correlation, InvoiceLetters letters, ProjectLetters projectLetters, Projects projects) {
        this.correlation = correlation;
        this.letters = letters;
        this.projectLetters = projectLetters;
        this.projects = projects;
    }

    @EventListener
    public void on(BillingRunRequested fact) {
        correlation.start(BillingRunRequested.class, "run/" + fact.runId(), Map.of("runId", fact.runId(), "upTo", fact.upTo().toString()));
    }

    @EventListener
    public void on(InvoiceDrafted fact) {
        if (fact.keptOpenUntil() == null) correlation.start(InvoiceDrafted.class, String.valueOf(fact.draftId()), Map.of("draftId", fact.draftId(), "projectCode", fact.projectCodes().get(0)));
    }

    @EventListener
    public void on(DraftKeptOpen fact) {
        correlation.start(DraftKeptOpen.class, String.valueOf(fact.draftId()), Map.of("draftId", fact.draftId(), "projectCode", fact.projectCodes().get(0),
                "closesAt", Moment.of(fact.until().plusDays(1).atTime(CLOSES_AT, 0))));
    }

    @EventListener
    public void on(DraftClosed fact) {
        correlation.wake(DraftClosed.class, String.valueOf(fact.draftId()), Map.of());
    }

    @EventListener
    public void on(CapReached fact) {
        projectLetters.capReached(projects.get(fact.projectCode()), fact);
    }

    @EventListener
    public void on(CreditNoteIssued fact) {
        letters.creditNote(fact);
    }
}
