package io.throughline.ledger;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Double entry: listens to the facts below and posts them, in their transaction. */
public interface Ledger {

    record AccountBalance(String account, String name, BigDecimal debit, BigDecimal credit, BigDecimal balance) {}

    /** In the books' currency, entries dated up to and including the day. */
    List<AccountBalance> trialBalance(LocalDate asOf);

    /** Hours: approved, billed, coveredByFixedFee, nonBillable, writtenOff, unbilled, and difference, which is always 0.00. */
    record Completeness(BigDecimal approved, BigDecimal billed, BigDecimal coveredByFixedFee, BigDecimal nonBillable, BigDecimal writtenOff,
                        BigDecimal unbilled, BigDecimal difference, List<String> items) {}

    Completeness completeness();

    /** Reference of the posting for a fact, e.g. {@code InvoiceIssued}, {@code invoice:42}. */
    String referenceOf(String event, String subject);
}
