package io.throughline.receivables.payment;

import io.throughline.api.InvalidInput;
import io.throughline.firm.ExchangeRates;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an invoice takes of the money that came in. {@code taken} in the invoice's currency; {@code worth}: the part of the payer's money that this is;
 * {@code rest}: the client's credit, in the payer's currency. Another currency counts at the day's reference rate; a difference of less than
 * the payer's smallest coin is none.
 */
record Exchanged(Money taken, Money worth, Money rest) {

    static Exchanged of(Money received, Money open, LocalDate day, ExchangeRates rates) {
        var nothing = Money.zero(received.currency().getCurrencyCode());
        if (received.currency().equals(open.currency())) {
            return received.compareTo(open) <= 0 ? new Exchanged(received, received, nothing) : new Exchanged(open, open, received.minus(open));
        }
        if (open.isZero()) return new Exchanged(open, nothing, received);
        var own = open.currency().getCurrencyCode();
        var payers = received.currency().getCurrencyCode();
        for (var currency : new String[] {own, payers}) {
            if (rates.find(currency, day).isEmpty()) throw new InvalidInput("currency", "no exchange rate for %s on or before %s is known; import one first".formatted(currency, day));
        }
        var inOwn = rates.convert(received, own, day);
        var coin = rates.convert(new Money(BigDecimal.ONE.movePointLeft(received.currency().getDefaultFractionDigits()), received.currency()), own, day);
        if (inOwn.compareTo(open.minus(coin)) < 0) {
            if (!inOwn.isPositive()) throw new InvalidInput("amount", "%s is worth nothing in %s".formatted(received, own));
            return new Exchanged(inOwn, received, nothing);
        }
        var worth = rates.convert(open, payers, day);
        if (inOwn.compareTo(open.plus(coin)) <= 0 || worth.compareTo(received) >= 0) return new Exchanged(open, received, nothing);
        return new Exchanged(open, worth, received.minus(worth));
    }
}
