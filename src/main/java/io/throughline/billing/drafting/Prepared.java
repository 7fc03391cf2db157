package io.throughline.billing.drafting;

import io.throughline.billing.drafting.Reckoned.Bill;
import io.throughline.billing.drafting.Reckoned.Cannot;
import io.throughline.billing.tax.Taxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is invoiced together, before anything is written. {@code bills}: one a bill-to, each with its tax; none where there is nothing to invoice.
 * {@code others}: what came of the projects billed with it, by code, and {@code with} their claims, moved to their lines. Where it cannot be
 * billed, {@code cannot} says why and the rest is empty.
 */
record Prepared(Reckoned own, Map<String, Reckoned> others, Cannot cannot, List<Bill> bills, List<Taxes> taxes, List<Bill> with) {

    static Prepared cannot(Reckoned own, Map<String, Reckoned> others, Cannot why) {
        return new Prepared(own, others, why, List.of(), List.of(), List.of());
    }

    /** Of all projects on it, the own first. */
    List<Bill> ofProjects() {
        var all = new ArrayList<>(List.of((Bill) own));
        all.addAll(with);
        return all;
    }
}
