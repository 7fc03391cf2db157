package io.throughline.receivables.bank;

import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** Money in, as a bank's statement tells it. {@code line}: where it stands in the file; {@code reference} is the bank's own and may be empty. */
public record BankMoney(int line, LocalDate bookedOn, Money amount, String payer, String text, String reference) {

    /** What a file holds: {@code outgoing} lines are left out. */
    public record Read(String format, String account, List<BankMoney> lines, int outgoing) {}
}
