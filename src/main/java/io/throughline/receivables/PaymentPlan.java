package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What is owed on an invoice, agreed to be paid in parts. {@code covered}: how much of {@code amount} was paid or credited since, or until the plan ended;
 * {@code endedOn} and {@code endReason} are null while it holds.
 */
public record PaymentPlan(long id, long draftId, String invoiceNumber, Money amount, Money covered, String reason, String agreedBy, LocalDate agreedOn, State state,
                          LocalDate endedOn, String endReason, List<Instalment> instalments) {

    public enum State { HOLDS, KEPT, BROKEN, CANCELLED }

    /** {@code paid}: what fell to it, the earliest first; {@code reminded}: the client was written to about it. */
    public record Instalment(int position, LocalDate dueOn, Money amount, Money paid, boolean reminded) {
        public boolean isPaid() {
            return paid.equals(amount);
        }

        public Money open() {
            return amount.minus(paid);
        }
    }

    public boolean holds() {
        return state == State.HOLDS;
    }

    /** The first that is not paid in full; null where all are. */
    public Instalment next() {
        return instalments.stream().filter(i -> !i.isPaid()).findFirst().orElse(null);
    }
}
