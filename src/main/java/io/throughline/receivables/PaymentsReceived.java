package io.throughline.receivables;

import java.util.List;

/** Payments that came together, each told by {@link PaymentReceived} besides: for rooms that answer many as one, as a bank statement brings thousands. */
public record PaymentsReceived(List<PaymentReceived> payments) {}
