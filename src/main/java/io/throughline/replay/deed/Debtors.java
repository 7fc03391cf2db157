package io.throughline.replay.deed;

import io.throughline.billing.InvoiceIssued;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Chooses for each reminder one invoice that is never paid, so that on the given day there is a debt at each level. */
public final class Debtors implements Predicate<InvoiceIssued> {

    /** Days after the due date between which the latest reminder is the first, second, third. */
    private record Level(int from, int to) {}

    private final LocalDate day;
    private final List<Level> open = new ArrayList<>(List.of(new Level(4, 13), new Level(15, 29), new Level(31, 60)));

    public Debtors(LocalDate day) {
        this.day = day;
    }

    @Override
    public boolean test(InvoiceIssued invoice) {
        long late = ChronoUnit.DAYS.between(invoice.dueDate(), day);
        return open.removeIf(level -> late >= level.from() && late <= level.to());
    }
}
