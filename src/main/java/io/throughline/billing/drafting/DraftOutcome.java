package io.throughline.billing.drafting;

/** What came of drafting a project's invoice in a run. */
public sealed interface DraftOutcome {
    record Drafted(long draftId) implements DraftOutcome {}

    record NothingDue() implements DraftOutcome {}

    /** Kept with the run as an exception for finance; the sentence says what to do. */
    record CannotBill(String reason) implements DraftOutcome {}
}
