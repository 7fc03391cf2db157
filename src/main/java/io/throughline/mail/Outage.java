package io.throughline.mail;

import java.time.Instant;

/** The mail server cannot be reached; letters wait and leave by themselves when it is back. */
public record Outage(Instant since, Instant triedAt, String reason, long waiting) {}
