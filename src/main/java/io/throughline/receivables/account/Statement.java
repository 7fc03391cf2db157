package io.throughline.receivables.account;

import io.throughline.quantity.Money;
import io.throughline.receivables.Ageing;
import java.time.LocalDate;
import java.util.List;

/** A client's account between two days, both inclusive: one part a currency, with what it began and ended with. */
public record Statement(String clientCode, LocalDate from, LocalDate to, List<Account> accounts) {

    /** {@code ageing} is of the last day; {@code agreed}: instalments still to come, as of today. */
    public record Account(Money opening, List<Movement> movements, Money closing, Ageing.Row ageing, List<Agreed> agreed) {}

    /** An instalment that is not paid in full. */
    public record Agreed(String invoiceNumber, int position, LocalDate dueOn, Money open) {}

    /** {@code kind}: INVOICE, PAID, CREDITED, WRITTEN_OFF. What the client owes more is positive; {@code dueDate} is an invoice's. */
    public record Movement(LocalDate day, String kind, String invoiceNumber, LocalDate dueDate, Money amount, Money balance) {}
}
