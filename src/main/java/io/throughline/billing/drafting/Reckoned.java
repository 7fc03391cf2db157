package io.throughline.billing.drafting;

import io.throughline.billing.CapReached;
import io.throughline.billing.OverrunFound;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Terms;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a project's approved work comes to in a run, before anything is written: a bill, or why there can be none. */
public sealed interface Reckoned {

    /** {@code overrun}: what the client is to be asked first; null for any other reason, and where they were asked. */
    record Cannot(String reason, OverrunFound overrun) implements Reckoned {
        Cannot(String reason) {
            this(reason, null);
        }
    }

    /**
     * {@code lastRun}: the project is delivered and nothing of it is left after this. {@code net} 0.00 makes no invoice, but its items are taken.
     * {@code planned}: what of the contract is billed. {@code alsoProjects}: whose lines are on it, too.
     */
    record Bill(ProjectSummary project, String billTo, List<String> alsoProjects, List<InvoiceLine> lines, List<Claim> claims, List<PlanClaim> planned, Money net, boolean lastRun,
                Terms terms, CapReached cap) implements Reckoned {

        Bill(ProjectSummary project, List<InvoiceLine> lines, List<Claim> claims, Money net, boolean lastRun) {
            this(project, project.clientCode(), List.of(), lines, claims, List.of(), net, lastRun, Terms.NONE, null);
        }

        boolean makesInvoice() {
            return net.isPositive();
        }
    }

    /**
     * An approved item, or a part of it, on its way onto a line (0 for none); {@code quantity} in hours or in the expense's currency, before markup.
     * {@code billedHours}: where they were rounded. {@code planItem}: the retainer's period that it is drawn from. {@code worth} and {@code reason}:
     * of what is written off.
     */
    public record Claim(ItemKind kind, long itemId, BigDecimal quantity, Coverage coverage, int line, int part, BigDecimal billedHours, String planItem, BigDecimal worth, String reason) {

        public Claim(ItemKind kind, long itemId, BigDecimal quantity, Coverage coverage, int line) {
            this(kind, itemId, quantity, coverage, line, 1, null, null, null, null);
        }

        Claim numbered(int newPart) {
            return new Claim(kind, itemId, quantity, coverage, line, newPart, billedHours, planItem, worth, reason);
        }
    }

    /** What of the contract a line bills, once: {@code instalment:Start}, {@code milestone:Go-live}, {@code retainer:2026-03-01}, {@code cap:…}. {@code lastDay}: what is for days is for those up to it; null otherwise. */
    record PlanClaim(String item, int line, Money amount, LocalDate lastDay) {}

    enum ItemKind { TIME, EXPENSE }

    enum Coverage { BILLED, FIXED_FEE, RETAINER, WRITTEN_OFF, REVERSED }
}
