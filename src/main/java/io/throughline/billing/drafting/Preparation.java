package io.throughline.billing.drafting;

import io.throughline.billing.contract.Plans;
import io.throughline.billing.drafting.BillingRunRows.Run;
import io.throughline.billing.drafting.Reckoned.Bill;
import io.throughline.billing.drafting.Reckoned.Cannot;
import io.throughline.billing.tax.Taxes;
import io.throughline.billing.tax.Taxing;
import io.throughline.project.Projects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A project's bill with those of the projects that go onto its invoice: put together, shared out to the bill-tos and taxed. */
@Component
class Preparation {
    private final BillingRunRows runs;
    private final Reckoning reckoning;
    private final Projects projects;
    private final Taxing taxes;
    private final Plans plans;

    Preparation(BillingRunRows runs, Reckoning reckoning, Projects projects, Taxing taxes, Plans plans) {
        this.runs = runs;
        this.reckoning = reckoning;
        this.projects = projects;
        this.taxes = taxes;
        this.plans = plans;
    }

    /** {@code hold}: the items, and the rows of the projects billed with it, stay as they are until the transaction ends. */
    Prepared of(String lead, Run run, boolean hold) {
        var own = reckoning.of(projects.get(lead), run.days(), hold);
        var others = new LinkedHashMap<String, Reckoned>();
        if (own instanceof Bill) {
            for (var code : plans.billedWith(lead, run.upTo())) {
                if (hold) runs.lock(code);
                others.put(code, reckoning.of(projects.get(code), run.days(), hold));
            }
        }
        return of(own, others, run);
    }

    /** Nobody else's work goes onto it. */
    Prepared alone(Reckoned own, Run run) {
        return of(own, Map.of(), run);
    }

    private Prepared of(Reckoned own, Map<String, Reckoned> others, Run run) {
        if (own instanceof Cannot cannot) return Prepared.cannot(own, others, cannot);
        var bill = (Bill) own;
        var with = others.values().stream().filter(Bill.class::isInstance).map(Bill.class::cast).toList();
        var whole = with.isEmpty() ? bill : Sharing.together(bill, with);
        var moved = new ArrayList<Bill>();
        int above = bill.lines().size();
        for (var other : with) {
            moved.add(Sharing.moved(other, above));
            above += other.lines().size();
        }
        if (!whole.makesInvoice()) return new Prepared(own, others, null, List.of(), List.of(), moved);
        if (Sharing.partly(whole)) {
            return Prepared.cannot(own, others, new Cannot("The invoices of project %s are split over bill-tos and only some were taken back: take back the others as well, then bill it again."
                    .formatted(whole.project().code())));
        }
        var bills = Sharing.split(whole);
        var taxed = new ArrayList<Taxes>();
        for (var one : bills) {
            var tax = taxes.of(one.project().code(), one.billTo(), run.upTo());
            if (tax.isEmpty()) return Prepared.cannot(own, others, new Cannot(taxes.unknown(one.project().code(), one.billTo(), run.upTo())));
            taxed.add(tax.get());
        }
        return new Prepared(own, others, null, bills, taxed, moved);
    }
}
