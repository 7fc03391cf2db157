package io.throughline.expense;

/** A receipt as it was handed in. */
public record Receipt(String fileName, String contentType, String sha256, byte[] content) {}
