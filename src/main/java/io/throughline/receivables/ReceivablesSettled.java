package io.throughline.receivables;

import java.util.List;

/** What was settled together, each told by {@link ReceivableSettled} besides: for rooms that answer many as one. */
public record ReceivablesSettled(List<ReceivableSettled> receivables) {}
