package io.throughline.print;

import java.util.Collection;
import java.util.Map;

/** A template of {@code reports/} and what it is filled with. */
public record Sheet(String report, Map<String, Object> parameters, Collection<? extends Map<String, ?>> rows) {}
