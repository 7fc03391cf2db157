package io.throughline.ledger;

import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry being written: a fact and its lines. Every amount in the books' currency, debit positive, credit negative, beside the document's own.
 * What is missing to balance after amounts were exchanged at different days' rates is an exchange gain or loss.
 */
final class Posting {
    record Line(Account account, String item, Money booked, Money document) {}

    final String event;
    final String subject;
    final LocalDate date;
    final String narrative;
    final List<Line> lines = new ArrayList<>();

    Posting(String event, String subject, LocalDate date, String narrative) {
        this.event = event;
        this.subject = subject;
        this.date = date;
        this.narrative = narrative;
    }

    Posting debit(Account account, String item, Money booked, Money document) {
        if (!booked.isZero() || !document.isZero()) lines.add(new Line(account, item, booked, document));
        return this;
    }

    Posting credit(Account account, String item, Money booked, Money document) {
        return debit(account, item, booked.negated(), document.negated());
    }

    /** The lines' sum in the books' currency: zero in an entry that balances. */
    Money imbalance(String currency) {
        return lines.stream().map(Line::booked).reduce(Money.zero(currency), Money::plus);
    }

    Posting withExchangeDifference(String item, String currency) {
        var missing = imbalance(currency);
        var nothing = Money.zero(currency);
        if (missing.isPositive()) lines.add(new Line(Account.EXCHANGE_GAINS, item, missing.negated(), nothing));
        if (missing.isNegative()) lines.add(new Line(Account.EXCHANGE_LOSSES, item, missing.negated(), nothing));
        return this;
    }
}
