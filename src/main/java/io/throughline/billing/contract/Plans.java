package io.throughline.billing.contract;

import io.throughline.billing.drafting.Reckoned.PlanClaim;
import io.throughline.billing.issue.Invoice;
import io.throughline.project.BillingModel;
import io.throughline.project.BillingTerms;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Terms.PurchaseOrder;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What contracts ask of a run: which projects have something of theirs due, whose work goes onto whose invoice, and what a purchase order still allows. */
@Component
public class Plans {
    private final BillingTerms terms;
    private final Contract contract;
    private final PlanItems items;
    private final JdbcClient jdbc;

    Plans(BillingTerms terms, Contract contract, PlanItems items, JdbcClient jdbc) {
        this.terms = terms;
        this.contract = contract;
        this.items = items;
        this.jdbc = jdbc;
    }

    public void take(long runId, String projectCode, long invoiceId, List<PlanClaim> claims) {
        items.take(runId, projectCode, invoiceId, claims);
    }

    /** Instalments, accepted milestones and periods of retainers that are due in projects that are not due for their hours anyway. */
    public List<String> due(Map<String, ProjectSummary> all, Set<String> already, LocalDate upTo) {
        return items.projectsWithPlans().stream().filter(code -> !already.contains(code)).map(all::get).filter(Plans::runs).filter(p -> hasDue(p, upTo)).map(ProjectSummary::code).toList();
    }

    private static boolean runs(ProjectSummary p) {
        return p.billingModel() != BillingModel.NON_BILLABLE && p.state() != ProjectState.CANCELLED && p.state() != ProjectState.SETUP;
    }

    private boolean hasDue(ProjectSummary p, LocalDate upTo) {
        var agreed = terms.on(p.code(), upTo).map(BillingTerms.Version::terms);
        return agreed.map(t -> t.fixed() != null && !contract.due(p, t.fixed(), upTo).isEmpty()
                || t.retainer() != null && !contract.periodsDue(p.code(), t.retainer()).isEmpty()).orElse(false);
    }

    /** Projects that are billed with another one give way to it. */
    public Collection<String> leads(Set<String> due, LocalDate upTo) {
        if (!jdbc.sql("select exists (select from app.billing_terms where terms like '%\"invoiceWith\":\"%')").query(Boolean.class).single()) return due;
        var leads = new TreeSet<String>();
        due.forEach(code -> leads.add(terms.on(code, upTo).map(v -> v.terms().invoiceWith()).orElse(code)));
        return leads;
    }

    public List<String> billedWith(String lead, LocalDate upTo) {
        return terms.billedWith(lead, upTo);
    }

    /** Why the purchase order does not allow the draft; empty where it does, or there is none. The order may have been raised since the draft was written. */
    public Optional<String> overPurchaseOrder(Invoice draft) {
        if (draft.poNumber() == null) return Optional.empty();
        var limit = terms.of(draft.projectCode()).stream().map(v -> v.terms().purchaseOrder()).filter(order -> order != null && draft.poNumber().equals(order.number()))
                .reduce((older, newer) -> newer).map(PurchaseOrder::limit).map(amount -> Money.rounded(amount, draft.currency()));
        if (limit.isEmpty()) return Optional.empty();
        var before = Money.rounded(jdbc.sql("""
                select coalesce(sum(i.net - coalesce((select sum(n.net) from app.credit_note n where n.invoice_id = i.id), 0)), 0)
                from app.invoice i where i.po_number = ? and i.project_code = ? and i.id <> ? and i.state <> 'REJECTED' and i.released_by is null""")
                .params(draft.poNumber(), draft.projectCode(), draft.id()).query(BigDecimal.class).single(), draft.currency());
        var missing = before.plus(draft.net()).minus(limit.get());
        if (!missing.isPositive()) return Optional.empty();
        return Optional.of("Purchase order %s of project %s allows %s, %s of it is billed and %s is to come, %s too much: have the order raised and agree on that in the terms, or give the draft up."
                .formatted(draft.poNumber(), draft.projectCode(), limit.get(), before, draft.net(), missing));
    }
}
