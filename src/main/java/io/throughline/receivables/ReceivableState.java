package io.throughline.receivables;

/** Where an invoice stands in the eyes of whoever has to pay it. */
public enum ReceivableState { OPEN, PARTLY_PAID, OVERDUE, DISPUTED, PAID, CREDITED, WRITTEN_OFF }
