package io.throughline.evidence.story;

import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which version of the tax table an invoice was taxed by, as was written down with it. */
final class TaxAsked {
    private static final Pattern VERSION = Pattern.compile("tax, version \\d+");

    private TaxAsked() {}

    static String versions(String decisions) {
        var found = new TreeSet<String>();
        if (decisions != null) VERSION.matcher(decisions).results().forEach(m -> found.add(m.group()));
        return String.join("; ", found);
    }
}
