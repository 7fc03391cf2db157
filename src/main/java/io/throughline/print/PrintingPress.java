package io.throughline.print;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Fills a report of {@code reports/} and makes a PDF of it. */
public interface PrintingPress {

    /** {@code report} without folder and ending, e.g. {@code invoice}; compiled once. */
    byte[] pdf(String report, Locale language, Map<String, Object> parameters, Collection<?> rows);
}
