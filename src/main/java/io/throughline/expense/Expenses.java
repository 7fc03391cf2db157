package io.throughline.expense;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was spent: an expense with its receipt, its approval, and its reimbursement. */
@Service
@Transactional
public class Expenses {
    private static final Set<ExpenseState> OPEN = EnumSet.of(ExpenseState.DRAFT, ExpenseState.SUBMITTED, ExpenseState.REJECTED);
    private static final int LARGEST_PAGE = 1000;

    /** As on the receipt, in whatever currency; {@code markupPercent} null is 0. What an answer has besides may come back with it and is not listened to. */
    @JsonIgnoreProperties({"id", "projectAmount", "state", "hasReceipt", "reimbursed", "noReceiptReason", "comment", "reimbursedOn"})
    public record NewExpense(String externalId, LocalDate expenseDate, String personCode, String projectCode, String category, Money amount,
                             boolean billable, BigDecimal markupPercent, String note) {}

    /** {@code amount} is in the project's currency, at the rate of the day; {@code paid} is what the receipt says, and called the amount outside. */
    public record ExpenseView(long id, String externalId, LocalDate expenseDate, String personCode, String projectCode, String category,
                              @JsonProperty("projectAmount") Money amount, @JsonProperty("amount") Money paid, boolean billable, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal markupPercent, String note,
                              ExpenseState state, boolean hasReceipt, boolean reimbursed, String noReceiptReason, String comment,
                              LocalDate reimbursedOn) {}

    public enum ExpenseState { DRAFT, SUBMITTED, REJECTED, APPROVED, WITHDRAWN }

    private final ExpenseRepository expenses;
    private final ReceiptTable receipts;
    private final ExpenseCheck check;
    private final People people;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Expenses(ExpenseRepository expenses, ReceiptTable receipts, ExpenseCheck check, People people, FirmClock clock,
             ApplicationEventPublisher events) {
        this.expenses = expenses;
        this.receipts = receipts;
        this.check = check;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    /** Publishes ExpenseLogged. */
    public ExpenseView log(NewExpense given) {
        var checked = check.checked(given, true);
        var e = expenses.saveAndFlush(new Expense(checked, check.inProject(checked))).view();
        events.publishEvent(new ExpenseLogged(e.id(), e.personCode(), e.projectCode(), e.expenseDate(), e.category(), e.amount(), e.billable()));
        return e;
    }

    /** Until submitted, or when rejected. */
    public ExpenseView change(long expenseId, NewExpense given) {
        var expense = find(expenseId);
        var before = expense.view();
        var checked = check.checked(new NewExpense(before.externalId(), given.expenseDate(), before.personCode(), given.projectCode(),
                given.category(), given.amount(), given.billable(), given.markupPercent(), given.note()), false);
        expense.change(checked, check.inProject(checked));
        var after = expenses.saveAndFlush(expense).view();
        events.publishEvent(new ExpenseChanged(expenseId, ExpenseChanged.Line.of(before), ExpenseChanged.Line.of(after)));
        return after;
    }

    /** Its author does not want it back after all; publishes ExpenseWithdrawn. */
    public void withdraw(long expenseId) {
        withdraw(expenseId, false);
    }

    /** {@code throughTask}: the author completed the task that asked for a correction. */
    public void withdraw(long expenseId, boolean throughTask) {
        var expense = find(expenseId);
        expense.withdraw();
        expenses.saveAndFlush(expense);
        events.publishEvent(new ExpenseWithdrawn(expenseId, expense.personCode(), throughTask));
    }

    public void attachReceipt(long expenseId, String fileName, String contentType, byte[] content) {
        if (content == null || content.length == 0) throw new InvalidInput("receipt", "The file is empty.");
        var expense = find(expenseId);
        var receipt = receipts.store(expenseId, name(fileName), contentType == null ? "application/octet-stream" : contentType, content);
        expense.attach(receipt.sha256());
        expenses.saveAndFlush(expense);
        events.publishEvent(new ReceiptAttached(expenseId, receipt.fileName(), receipt.sha256()));
    }

    /** The author's reason for having no receipt; the approver sees it. */
    public void excuseReceipt(long expenseId, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("noReceiptReason", "Say why there is no receipt.");
        var expense = find(expenseId);
        expense.excuseReceipt(reason.strip());
        expenses.saveAndFlush(expense);
        events.publishEvent(new ReceiptExcused(expenseId, reason.strip()));
    }

    public Receipt receipt(long expenseId) {
        find(expenseId);
        return receipts.last(expenseId).orElseThrow(() -> new Unknown("receipt of expense", expenseId));
    }

    /** Publishes ExpenseSubmitted, which starts expense-approval; ExpenseResubmitted where it was rejected before. */
    public void submit(long expenseId) {
        submit(expenseId, false);
    }

    /** The author completed the task that asked for a correction. */
    public void resubmit(long expenseId) {
        if (get(expenseId).state() == ExpenseState.REJECTED) submit(expenseId, true);
    }

    private void submit(long expenseId, boolean throughTask) {
        var expense = find(expenseId);
        boolean again = expense.submit(clock.instant());
        var e = expenses.saveAndFlush(expense).view();
        events.publishEvent(again ? new ExpenseResubmitted(expenseId, e.personCode(), throughTask)
                : new ExpenseSubmitted(expenseId, e.personCode(), e.projectCode()));
    }

    /** Approves or rejects as the acting person, who is not its author (Refused). Publishes ExpenseApproved or ExpenseRejected. */
    public void decide(long expenseId, boolean approved, String comment) {
        var expense = find(expenseId);
        var who = people.personOf(Actor.current());
        boolean own = who.equals(expense.personCode());
        if (own && !people.ownerDecidesAlone()) {
            throw new Refused("Expense %d is your own; somebody else has to decide it.".formatted(expenseId));
        }
        if (!approved && (comment == null || comment.isBlank())) throw new InvalidInput("comment", "Say what is wrong with the expense.");
        if (approved) expense.approve(who, clock.instant(), own);
        else expense.reject(who, clock.instant(), own, comment.strip());
        var e = expenses.saveAndFlush(expense).view();
        events.publishEvent(approved ? new ExpenseApproved(expenseId, e.personCode(), e.projectCode(), e.expenseDate(), e.amount(), own)
                : new ExpenseRejected(expenseId, who, comment.strip()));
    }

    /** Publishes ExpenseReimbursed; {@code paidOn} null is today. */
    public ExpenseView reimburse(long expenseId, LocalDate paidOn) {
        var expense = find(expenseId);
        expense.reimburse(paidOn == null ? clock.today() : paidOn);
        var e = expenses.saveAndFlush(expense).view();
        events.publishEvent(new ExpenseReimbursed(expenseId, e.reimbursedOn(), e.amount()));
        return e;
    }

    public ExpenseView get(long expenseId) {
        return find(expenseId).view();
    }

    /** Approved expenses of a project dated up to and including the day, in order of date and id. */
    public List<ExpenseView> approved(String projectCode, LocalDate upTo) {
        return approved(projectCode, LocalDate.of(1, 1, 1), upTo);
    }

    /** Approved expenses of a project in a span of days, both ends included, in order of date and id. */
    public List<ExpenseView> approved(String projectCode, LocalDate from, LocalDate upTo) {
        return expenses.findApproved(projectCode, from, upTo).stream().map(Expense::view).toList();
    }

    /** Logged and neither approved nor withdrawn. */
    public long openExpenses(String projectCode) {
        return expenses.countByProjectCodeAndStateIn(projectCode, OPEN);
    }

    /** Expenses of a project that wait for approval. */
    public List<ExpenseView> submitted(String projectCode) {
        return expenses.findByProjectCodeAndState(projectCode, ExpenseState.SUBMITTED).stream().map(Expense::view).toList();
    }

    /** Submitted or returned and dated up to and including the day: what a month still waits for. */
    @Transactional(readOnly = true)
    public List<ExpenseView> notApproved(LocalDate upTo) {
        return expenses.findByStateInAndExpenseDateLessThanEqualOrderByExpenseDateAscIdAsc(List.of(ExpenseState.SUBMITTED, ExpenseState.REJECTED), upTo).stream()
                .map(Expense::view).toList();
    }

    /** The latest first; null for any. */
    public PageOf<ExpenseView> list(String personCode, String projectCode, ExpenseState state, Boolean reimbursed, int page, int size) {
        int rows = Math.min(Math.max(size, 1), LARGEST_PAGE);
        var found = expenses.page(personCode, projectCode, state, reimbursed, PageRequest.of(Math.max(page, 0), rows));
        return new PageOf<>(found.getContent().stream().map(Expense::view).toList(), found.getTotalElements(), found.getNumber(), rows);
    }

    private Expense find(long expenseId) {
        return expenses.findById(expenseId).orElseThrow(() -> new Unknown("expense", expenseId));
    }

    private static String name(String fileName) {
        if (fileName == null || fileName.isBlank()) return "receipt";
        var last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).replaceAll("[\\p{Cntrl}\"]", "_");
        return last.length() > 200 ? last.substring(last.length() - 200) : last;
    }
}
