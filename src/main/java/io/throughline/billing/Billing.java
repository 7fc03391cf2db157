package io.throughline.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Drafting, issuing and crediting of invoices: from approved work and nothing else, each item at most once. */
public interface Billing {

    /** Opens a run over everything approved and dated up to and including the day. Answers its id. */
    long startRun(LocalDate asOf, LocalDate upTo);

    /** Projects with something to bill, or delivered and waiting for their last run, in code order. */
    List<String> due(long runId);

    sealed interface Drafting {
        record Drafted(long draftId) implements Drafting {}

        record NothingDue() implements Drafting {}

        /** Kept with the run as an exception for finance; the sentence says what to do. */
        record CannotBill(String reason) implements Drafting {}
    }

    /** Publishes InvoiceDrafted, which starts invoicing; ProjectBilled where a delivered project has nothing left. Repeating it changes nothing. */
    Drafting draft(long runId, String projectCode);

    InvoiceSummary get(long draftId);

    InvoiceSummary byNumber(String number);

    Optional<InvoiceSummary> find(String number);

    List<InvoiceSummary> ofProject(String projectCode);

    /** Whatever keeps a project from being fully billed, as sentences; empty when all is billed and no draft is open. */
    List<String> unbilled(String projectCode);

    /** The stored PDF of an issued invoice. */
    byte[] pdf(long draftId);

    /** Where the approved hours stand, by project. */
    HoursStanding hoursStanding();
}
