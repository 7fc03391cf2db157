package io.throughline.process.model;

import io.throughline.models.Catalogue.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What models may wait for and hand out, and what tables are asked: the part of the catalogue that is not a step. */
public final class BuildingBlocks {
    /** Outside work; whoever serves the topic reads and answers these. */
    static final List<Entry> TOPICS = List.of(
            topic("create-board", "Opens a board for the project's tasks where the firm plans its work.", List.of("projectCode"), List.of()),
            topic("sync-board", "Brings the project's board and its tasks into step.", List.of("projectCode"), List.of()),
            topic("import-time", "Fetches hours from the time tracker.", List.of(), List.of()),
            topic("push-client", "Makes the client known to bookkeeping.", List.of("clientCode"), List.of("clientAccount")),
            topic("push-project", "Makes the project known to bookkeeping.", List.of("projectCode"), List.of("projectAccount")),
            topic("push-invoice", "Hands the issued invoice to bookkeeping.", List.of("draftId"), List.of("booksReference")),
            topic("push-payment", "Hands the invoice's payments to bookkeeping.", List.of("draftId"), List.of()),
            topic("push-advance", "Hands money that came before any invoice to bookkeeping.", List.of("creditId"), List.of("booksReference")),
            topic("push-expense", "Hands the approved expense to bookkeeping.", List.of("expenseId"), List.of("booksReference")),
            topic("create-payment-link", "Makes a link by which the client can pay the invoice.", List.of("draftId"), List.of("paymentLink")),
            topic("push-analytics", "Hands figures to the firm's reporting tool.", List.of(), List.of()));

    /** Messages that bring something along; all others bring nothing. */
    static final List<Entry> MESSAGES = List.of(
            message("ProjectConfirmed", "A project is confirmed: its life begins.", "projectCode", "clientCode", "manager"),
            message("ProjectTakenOver", "A project that is running already is taken over from another system.", "projectCode", "manager"),
            message("MilestonePlanned", "A milestone was planned.", "milestoneId"),
            message("ProjectCancelled", "The project is cancelled.", "reason"),
            message("BudgetThresholdReached", "A share of the budget is used up.", "percent", "approvedHours"),
            message("ConsentAsked", "A client is to agree to an overrun or a change order.", "consentId", "projectCode", "manager"),
            message("ConsentAnswered", "The client agreed or refused.", "accepted"),
            message("CloseoutRequested", "Everything is billed and paid: the project can be closed.", "projectCode", "manager"),
            message("WeekOwed", "Somebody has not handed in a week.", "personCode", "isoWeek"),
            message("TimesheetSubmitted", "A week is handed in.", "sheetId", "personCode", "isoWeek"),
            message("ExpenseSubmitted", "An expense is handed in.", "expenseId", "personCode"),
            message("BillingRunRequested", "Finance asks for a billing run.", "runId", "upTo"),
            message("InvoiceDrafted", "An invoice is drafted.", "draftId", "projectCode"),
            message("DraftKeptOpen", "An invoice is drafted and waits for hours that are approved late.", "draftId", "projectCode", "closesAt"),
            message("AdjustmentRequested", "Somebody wants a project's next invoice reduced or raised.", "adjustmentId", "kind", "percent", "amount", "currency"),
            message("RecurringBillingStarted", "An invoice comes back from a day on.", "recurringId", "projectCode"),
            message("InvoiceMailed", "An invoice is with the client.", "draftId", "invoiceNumber"),
            message("ClientCreditArose", "A client paid before there was an invoice.", "creditId"),
            message("PaymentChargedBack", "A bank took a client's payment back, and the invoice is owed again.", "draftId", "invoiceNumber"),
            message("PeriodCloseStarted", "A month's checklist is begun.", "month"),
            message("PeriodReopenRequested", "Somebody wants the latest closed month opened again.", "month"),
            message("MailUndelivered", "A letter could not be delivered.", "mailId", "state", "email"));

    /** Tables that a step asks, with what it hands in and what it wants to know. */
    static final List<Entry> TABLES = List.of(
            table("approval-routing", "Who approves a sheet's lines.", List.of("authorIsManager", "weekHours"), List.of("approver", "secondApprover")),
            table("billing-calendar", "Whether a day is a billing day, and up to which day of work.", List.of("today"), List.of("upTo")),
            table("overrun-consent", "Whether the client must agree before work beyond what was agreed is billed.", List.of("overrunPercent", "clientClass"), List.of("clientMustAgree")),
            table("client-silence", "When a client who does not answer is reminded, and when the project's manager decides.", List.of("kind", "clientClass"), List.of("remindAfterDays", "decideAfterDays")),
            table("closing-calendar", "Whether the checklist of the month before begins on a day.", List.of("today"), List.of("begin")),
            table("dunning-policy", "How many days after the due date a reminder of a level leaves.", List.of("clientClass", "level"), List.of("daysAfterDue")),
            table("payment-plan", "When a client who pays in instalments is reminded of the next one, and how late it may come.", List.of("clientClass"), List.of("remindDaysBefore", "daysOfGrace")),
            table("late-payment", "What a reminder brings with it: which letter, fee, new due date, interest.", List.of("clientClass", "level"), List.of("letter", "fee", "newDueDays", "interest")),
            table("late-interest", "Percent a year on what is paid late.", List.of("client", "halfYear"), List.of("percent")),
            table("expense-policy", "Whether a receipt is needed, and what the approver is warned of.", List.of("category", "amount"), List.of("receiptNeeded", "warning")),
            table("tax", "Which VAT applies.", List.of("supply", "sellerCountry", "clientCountry", "client", "vatCountry", "givenPlace", "day", "ownPercent"),
                    List.of("category", "percent", "reason", "code")));

    private static final Map<String, Set<String>> BRINGS = MESSAGES.stream().collect(Collectors.toMap(Entry::name, m -> Set.copyOf(m.writes())));

    private BuildingBlocks() {}

    /** A message brings what the catalogue says, which models are checked against. */
    public static void bring(String message, Set<String> variables) {
        if (!BRINGS.getOrDefault(message, Set.of()).containsAll(variables)) throw new IllegalStateException("%s brings %s, which its building block does not say".formatted(message, variables));
    }

    private static Entry topic(String name, String does, List<String> reads, List<String> writes) {
        return new Entry(name, does, reads, writes);
    }

    private static Entry message(String name, String does, String... brings) {
        return new Entry(name, does, List.of(), List.of(brings));
    }

    private static Entry table(String name, String does, List<String> given, List<String> answers) {
        return new Entry(name, does, given, answers);
    }
}
