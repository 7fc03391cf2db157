package io.throughline.receivables.bank;

import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** Money in, as the bank told it. {@code state}: OPEN, MATCHED, CONFIRMED, ADVANCE or SET_ASIDE; {@code suggestions}: the best first. */
public record BankLine(long id, long statementId, int line, LocalDate bookedOn, Money amount, String payer, String text, String paymentReference, String state,
                       String decidedBy, List<Suggestion> suggestions) {

    /** {@code score} from 1 to 99; {@code why}: number, amount, payer. */
    public record Suggestion(String invoiceNumber, String clientCode, String clientName, Money open, int score, String why) {}
}
