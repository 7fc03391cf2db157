package io.throughline.process.incident;

import io.throughline.billing.Billing;
import io.throughline.page.Navigation;
import io.throughline.project.Projects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a process instance is about, by its business key: an invoice, a project, a week, a run. */
@Component
class HeldUp {
    private final Billing billing;
    private final Projects projects;
    private final Navigation navigation;

    HeldUp(Billing billing, Projects projects, Navigation navigation) {
        this.billing = billing;
        this.projects = projects;
        this.navigation = navigation;
    }

    /** {@code kind}: invoice, draft, project, run, expense, week, adjustment, month, recurring; {@code link} null where nothing shows it, or nothing that this reader may open. */
    record Thing(String kind, String name, String link) {}

    Optional<Thing> by(String process, String key) {
        if (key == null) return Optional.empty();
        return Optional.of(switch (process) {
            case "invoicing", "collection" -> invoice(Long.parseLong(key));
            case "project-lifecycle", "closeout-review" -> new Thing("project", projects.find(key).map(p -> p.code() + " " + p.name()).orElse(key), "/projects/" + key);
            case "billing-run" -> new Thing("run", key.replace("run/", ""), navigation.isAny("FINANCE", "DIRECTOR", "AUDITOR", "ADMIN") ? "/month-end/runs/" + key.replace("run/", "") : null);
            case "timesheet-approval", "week-reminder" -> new Thing("week", key.replace("/", " "), null);
            case "adjustment-approval" -> new Thing("adjustment", key.replace("adjustment/", ""), null);
            case "period-close" -> new Thing("month", key.replace("period/", ""), "/ledger");
            case "recurring-billing" -> new Thing("recurring", key.replace("recurring/", ""), null);
            case "expense-approval" -> new Thing("expense", key.replace("expense/", ""), null);
            default -> new Thing("other", key, null);
        });
    }

    private Thing invoice(long draftId) {
        var invoice = billing.get(draftId);
        return invoice.number() == null ? new Thing("draft", String.valueOf(draftId), "/invoices/drafts/" + draftId)
                : new Thing("invoice", invoice.number(), "/invoices/" + invoice.number());
    }
}
