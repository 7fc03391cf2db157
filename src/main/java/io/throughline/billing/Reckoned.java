package io.throughline.billing;

import io.throughline.project.ProjectSummary;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.List;

/** What a project's approved work comes to in a run, before anything is written: a bill, or why there can be none. */
sealed interface Reckoned {

    record Cannot(String reason) implements Reckoned {}

    /** {@code lastRun}: the project is delivered and nothing of it is left after this. {@code net} 0.00 makes no invoice, but its items are taken. */
    record Bill(ProjectSummary project, List<InvoiceLine> lines, List<Claim> claims, Money net, boolean lastRun) implements Reckoned {

        boolean makesInvoice() {
            return net.isPositive();
        }
    }

    /** An approved item on its way onto a line; {@code quantity} in hours or in the expense's currency, before markup. */
    record Claim(ItemKind kind, long itemId, BigDecimal quantity, Coverage coverage, int line) {}

    enum ItemKind { TIME, EXPENSE }

    enum Coverage { BILLED, FIXED_FEE }
}
