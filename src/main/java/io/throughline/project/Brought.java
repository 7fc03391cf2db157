package io.throughline.project;

import io.throughline.api.CsvFile;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a list from elsewhere: {@code created} by their codes; {@code known} are here already and stay as they are. */
public record Brought(int lines, List<String> created, int known, boolean dryRun) {
    private static final int LONGEST_CODE = 40;

    /** A code for what has none there: the name's letters and digits. The same name gives the same code, so that a list may come twice. */
    static String code(String name) {
        var code = name.strip().toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return code.length() > LONGEST_CODE ? code.substring(0, LONGEST_CODE).replaceAll("-$", "") : code;
    }

    /** Does what may be refused; a refusal is told by line and column. */
    static boolean tried(CsvFile.Row row, Map<String, List<String>> columns, Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (InvalidInput refused) {
            refused.problems().forEach(p -> tell(row, columns, p.field(), p.message()));
        } catch (Refused refused) {
            row.problem(refused.getMessage());
        }
        return false;
    }

    private static void tell(CsvFile.Row row, Map<String, List<String>> columns, String field, String message) {
        var names = columns.get(field);
        if (names == null) row.problem(field + " " + message);
        else row.problem(names, message);
    }
}
