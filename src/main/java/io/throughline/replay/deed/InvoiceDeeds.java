package io.throughline.replay.deed;

import io.throughline.billing.InvoiceIssued;
import io.throughline.firm.FirmClock;
import io.throughline.receivables.Receivables;
import io.throughline.replay.books.FirmFiles.Settlement;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Notices.NewTask;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What happens to an invoice: the director looks at large ones, the client disputes and pays as is its habit, finance keeps waiting. */
public final class InvoiceDeeds {
    private static final int DISPUTED_AFTER = 5;
    private static final int SETTLED_AFTER = 15;
    private final Receivables receivables;
    private final Cast cast;
    private final Notices notices;
    private final FirmClock clock;
    private final Map<String, List<Settlement>> habits;
    private final Map<String, Integer> issuedTo = new HashMap<>();
    private final List<InvoiceIssued> outToday = new ArrayList<>();
    private final Map<String, NewTask> disputes = new HashMap<>();

    InvoiceDeeds(FirmFiles firm, Receivables receivables, Cast cast, Notices notices, FirmClock clock) {
        this.receivables = receivables;
        this.cast = cast;
        this.notices = notices;
        this.clock = clock;
        habits = firm.settlements().stream().sorted(Comparator.comparingInt(Settlement::ordinal)).collect(Collectors.groupingBy(Settlement::clientCode));
    }

    /** At 08:00 the director reviews; when the day's invoices are all out, it is known which is the client's k-th. */
    public void plan(Agenda agenda) {
        var reviews = notices.take("reviewInvoice");
        if (!reviews.isEmpty()) {
            agenda.add(clock.today().atTime(8, 0), "reviewing invoices", () -> reviews.forEach(task -> cast.complete(task, Map.of("approved", true))));
        }
        var issued = notices.takeIssued();
        if (!issued.isEmpty() && outToday.isEmpty()) agenda.add(clock.today().atTime(8, 30), "taking note of the day's invoices", () -> expectPayments(agenda));
        outToday.addAll(issued);
    }

    private void expectPayments(Agenda agenda) {
        outToday.sort(Comparator.comparing(i -> i.projectCodes().get(0)));
        outToday.forEach(invoice -> expectPayment(agenda, invoice));
        outToday.clear();
    }

    private void expectPayment(Agenda agenda, InvoiceIssued invoice) {
        int k = issuedTo.merge(invoice.clientCode(), 1, Integer::sum);
        if (cast.leavesOpen(invoice)) return;
        var habit = habits.getOrDefault(invoice.clientCode(), List.of());
        var how = habit.isEmpty() ? null : habit.get((k - 1) % habit.size());
        var paidOn = how == null ? invoice.dueDate() : invoice.issueDate().plusDays(how.daysToSettle());
        if (how != null && how.disputed() && how.daysToSettle() > DISPUTED_AFTER) {
            agenda.add(invoice.issueDate().plusDays(DISPUTED_AFTER).atTime(12, 0), "disputing " + invoice.number(), () -> dispute(invoice));
            var settledOn = invoice.issueDate().plusDays(SETTLED_AFTER);
            if (settledOn.isBefore(paidOn)) agenda.add(settledOn.atTime(12, 0), "settling the dispute over " + invoice.number(), () -> settle(invoice));
        }
        agenda.add(paidOn.atTime(12, 0), "paying " + invoice.number(), () -> pay(invoice, paidOn));
    }

    private void pay(InvoiceIssued invoice, LocalDate day) {
        cast.as(cast.finance(), () -> receivables.receivePayment(invoice.number(), invoice.gross(), day, "transfer " + invoice.number()));
    }

    private void dispute(InvoiceIssued invoice) {
        cast.as(cast.finance(), () -> receivables.openDispute(invoice.number(), "The client asks for the hours behind it."));
    }

    private void settle(InvoiceIssued invoice) {
        notices.take("settleDispute").forEach(task -> disputes.put(task.businessKey(), task));
        cast.complete(disputes.remove(String.valueOf(invoice.draftId())), Map.of("outcome", "The client agreed to the hours."));
    }

    /** After the last reminder finance waits; answers whether it was asked. */
    public boolean answerAtOnce() {
        var asked = notices.take("decideHowToGoOn");
        asked.forEach(task -> cast.complete(task, Map.of("decision", "wait")));
        return !asked.isEmpty();
    }
}
