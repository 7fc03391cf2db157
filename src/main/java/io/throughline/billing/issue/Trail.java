package io.throughline.billing.issue;

import java.time.Instant;

/** Who did what with a draft or an invoice, and when; null for what has not happened. {@code mailedTo} is empty where it goes by post. */
public record Trail(long runId, String draftedBy, Instant draftedAt, String reviewer, Boolean approved, String comment, Instant reviewedAt, String issuedBy,
                    String mailedTo, Instant mailedAt) {}
