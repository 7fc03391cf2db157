package io.throughline.receivables.account;

import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** What a client owes for one invoice. Changes are made under its row lock only. */
public final class OpenItem {
    public final long draftId;
    public final String number;
    public final String clientCode;
    public final List<String> projectCodes;
    public final LocalDate issueDate;
    public final LocalDate dueDate;
    public final Money gross;
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

    public Money open() {
        return gross.minus(paid).minus(credited).minus(writtenOff);
    }

    public boolean isSettled() {
        return settledOn != null;
    }

    public OpenItem pay(Money amount, LocalDate day) {
        paid = paid.plus(withinOpen(amount));
        return settleIfNothingIsOpen("PAID", day);
    }

    OpenItem credit(Money amount, LocalDate day) {
        credited = credited.plus(withinOpen(amount));
        return settleIfNothingIsOpen("CREDITED", day);
    }

    public OpenItem writeOffWhatIsOpen(LocalDate day) {
        writtenOff = writtenOff.plus(open());
        return settleIfNothingIsOpen("WRITTEN_OFF", day);
    }

    /** Paid after all it was not. */
    public OpenItem takeBack(Money amount) {
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

    public LocalDate settledOn() {
        return settledOn;
    }

    public String settledHow() {
        return settledHow;
    }
}
