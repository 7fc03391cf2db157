package io.throughline.process.invoicing;

import io.throughline.billing.BillingRunRequested;
import io.throughline.billing.CapReached;
import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.InvoiceDrafted;
import io.throughline.process.Correlation;
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
        correlation.start(InvoiceDrafted.class, String.valueOf(fact.draftId()), Map.of("draftId", fact.draftId(), "projectCode", fact.projectCodes().get(0)));
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
