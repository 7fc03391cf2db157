package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** What a client owes for one invoice. Changes are made under its row lock only. */
final class OpenItem {
    final long draftId;
    final String number;
    final String clientCode;
    final List<String> projectCodes;
    final LocalDate issueDate;
    final LocalDate dueDate;
    final Money gross;
    private Money paid;
    private Money credited;
    private Money writtenOff;
    private LocalDate settledOn;
    private String settledHow;

    OpenItem(long draftId, String number, String clientCode, List<String> projectCodes, LocalDate issueDate, LocalDate dueDate, Money gross,
             Money paid, Money credited, Money writtenOff, LocalDate settledOn, String settledHow) {
        this.draftId = draftId;
        this.number = number;
        this.clientCode = clientCode;
        this.projectCodes = List.copyOf(projectCodes);
        this.issueDate = issueDate;
        this.dueDate = dueDate;
        this.gross = gross;
        this.paid = paid;
        this.credited = credited;
        this.writtenOff = writtenOff;
        this.settledOn = settledOn;
        this.settledHow = settledHow;
    }

    static OpenItem opened(long draftId, String number, String clientCode, List<String> projectCodes, LocalDate issueDate, LocalDate dueDate, Money gross) {
        var nothing = Money.zero(gross.currency().getCurrencyCode());
        return new OpenItem(draftId, number, clientCode, projectCodes, issueDate, dueDate, gross, nothing, nothing, nothing, null, null)
                .settleIfNothingIsOpen("PAID", issueDate);
    }

    Money open() {
        return gross.minus(paid).minus(credited).minus(writtenOff);
    }

    boolean isSettled() {
        return settledOn != null;
    }

    OpenItem pay(Money amount, LocalDate day) {
        paid = paid.plus(withinOpen(amount));
        return settleIfNothingIsOpen("PAID", day);
    }

    OpenItem credit(Money amount, LocalDate day) {
        credited = credited.plus(withinOpen(amount));
        return settleIfNothingIsOpen("CREDITED", day);
    }

    OpenItem writeOffWhatIsOpen(LocalDate day) {
        writtenOff = writtenOff.plus(open());
        return settleIfNothingIsOpen("WRITTEN_OFF", day);
    }

    /** Paid after all it was not. */
    OpenItem takeBack(Money amount) {
        paid = paid.minus(amount);
        settledOn = null;
        settledHow = null;
        return this;
    }

    private Money withinOpen(Money amount) {
        if (!amount.isPositive()) throw new IllegalArgumentException("only amounts above zero settle " + number);
        if (amount.compareTo(open()) > 0) throw new IllegalStateException("%s is more than the %s open on %s".formatted(amount, open(), number));
        return amount;
    }

    private OpenItem settleIfNothingIsOpen(String how, LocalDate day) {
        if (settledOn == null && open().isZero()) {
            settledOn = day;
            settledHow = how;
        }
        return this;
    }

    Money paid() {
        return paid;
    }

    Money credited() {
        return credited;
    }

    Money writtenOff() {
        return writtenOff;
    }

    LocalDate settledOn() {
        return settledOn;
    }

    String settledHow() {
        return settledHow;
    }
}
