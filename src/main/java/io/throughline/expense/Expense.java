package io.throughline.expense;

import io.throughline.api.Refused;
import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.quantity.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Set;

/** DRAFT → SUBMITTED → APPROVED, or REJECTED and again; WITHDRAWN by its author before it is approved. */
@Entity
@Table(name = "expense")
class Expense {
    private static final Set<ExpenseState> AUTHORS = EnumSet.of(ExpenseState.DRAFT, ExpenseState.REJECTED);

    @Id
    @GeneratedValue(generator = "expense_seq")
    @SequenceGenerator(name = "expense_seq", sequenceName = "expense_seq", allocationSize = 50)
    private Long id;
    private String externalId;
    private LocalDate expenseDate;
    private String personCode;
    private String projectCode;
    private String category;
    private BigDecimal amount;
    @Column(columnDefinition = "bpchar")
    private String currency;
    private BigDecimal paidAmount;
    @Column(columnDefinition = "bpchar")
    private String paidCurrency;
    private boolean billable;
    private BigDecimal markupPercent;
    private String note;
    @Enumerated(EnumType.STRING)
    private ExpenseState state = ExpenseState.DRAFT;
    private Instant submittedAt;
    private String receiptSha256;
    private String noReceiptWhy;
    private String decidedBy;
    private Instant decidedAt;
    private boolean byOwner;
    private String comment;
    private LocalDate reimbursedOn;
    @Version
    private int version;

    protected Expense() {}

    /** {@code inProject}: what was paid, in the project's currency. */
    Expense(NewExpense given, Money inProject) {
        externalId = given.externalId();
        personCode = given.personCode();
        take(given, inProject);
    }

    private void take(NewExpense given, Money inProject) {
        expenseDate = given.expenseDate();
        projectCode = given.projectCode();
        category = given.category();
        amount = inProject.amount();
        currency = inProject.currency().getCurrencyCode();
        boolean other = !given.amount().currency().equals(inProject.currency());
        paidAmount = other ? given.amount().amount() : null;
        paidCurrency = other ? given.amount().currency().getCurrencyCode() : null;
        billable = given.billable();
        markupPercent = given.markupPercent();
        note = given.note();
    }

    void change(NewExpense given, Money inProject) {
        mustBe(AUTHORS, "be changed");
        take(given, inProject);
    }

    /** Answers whether it had been rejected before. */
    boolean submit(Instant now) {
        mustBe(AUTHORS, "be submitted");
        boolean again = state == ExpenseState.REJECTED;
        state = ExpenseState.SUBMITTED;
        submittedAt = now;
        decidedBy = null;
        decidedAt = null;
        return again;
    }

    void approve(String by, Instant now, boolean owner) {
        decide(ExpenseState.APPROVED, by, now, owner, null);
    }

    void reject(String by, Instant now, boolean owner, String why) {
        decide(ExpenseState.REJECTED, by, now, owner, why);
    }

    private void decide(ExpenseState decision, String by, Instant now, boolean owner, String why) {
        mustBe(EnumSet.of(ExpenseState.SUBMITTED), "be decided");
        state = decision;
        decidedBy = by;
        decidedAt = now;
        byOwner = owner;
        comment = why;
    }

    void withdraw() {
        mustBe(AUTHORS, "be withdrawn");
        state = ExpenseState.WITHDRAWN;
        decidedBy = null;
        decidedAt = null;
    }

    void attach(String sha256) {
        mustBe(EnumSet.of(ExpenseState.DRAFT, ExpenseState.SUBMITTED, ExpenseState.REJECTED), "take a receipt");
        receiptSha256 = sha256;
        noReceiptWhy = null;
    }

    void excuseReceipt(String why) {
        mustBe(EnumSet.of(ExpenseState.DRAFT, ExpenseState.SUBMITTED, ExpenseState.REJECTED), "do without a receipt");
        noReceiptWhy = why;
    }

    void reimburse(LocalDate day) {
        mustBe(EnumSet.of(ExpenseState.APPROVED), "be reimbursed");
        if (reimbursedOn != null) throw new Refused("Expense %d was reimbursed on %s.".formatted(id, reimbursedOn));
        reimbursedOn = day;
    }

    private void mustBe(Set<ExpenseState> states, String deed) {
        if (!states.contains(state)) throw new Refused("Expense %d is %s and cannot %s.".formatted(id, state.name().toLowerCase(), deed));
    }

    Long id() {
        return id;
    }

    String personCode() {
        return personCode;
    }

    ExpenseView view() {
        var inProject = new Money(amount, Currency.getInstance(currency));
        var paid = paidCurrency == null ? inProject : new Money(paidAmount, Currency.getInstance(paidCurrency));
        return new ExpenseView(id, externalId, expenseDate, personCode, projectCode, category, inProject, paid,
                billable, markupPercent.setScale(2), note, state, receiptSha256 != null, reimbursedOn != null, noReceiptWhy, comment, reimbursedOn);
    }
}
