package io.throughline.ledger;

import io.throughline.api.InvalidInput;
import io.throughline.api.WrittenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What other books say of a batch, line by line under our keys, beside what the batch said. */
@Service
public class ExportDifferences {

    /** {@code ours} and {@code theirs}: debit less credit; null where the side has no such line. */
    public record Difference(String key, BigDecimal ours, BigDecimal theirs) {}

    /** {@code missing} in their books, {@code different} there, {@code unknown} to us, and keys that came {@code twice}; all empty: both say the same. */
    public record Report(long export, int same, List<Difference> missing, List<Difference> different, List<Difference> unknown, List<String> twice) {}

    private final LedgerExports exports;

    ExportDifferences(LedgerExports exports) {
        this.exports = exports;
    }

    /** {@code theirs}: CSV with a head that names at least key, debit and credit; commas or semicolons. */
    public Report compare(long export, String theirs) {
        var twice = new ArrayList<String>();
        var ours = amounts(exports.csv(export), new ArrayList<>());
        var told = amounts(theirs, twice);
        var missing = new ArrayList<Difference>();
        var different = new ArrayList<Difference>();
        int same = 0;
        for (var line : ours.entrySet()) {
            var other = told.remove(line.getKey());
            if (other == null) missing.add(new Difference(line.getKey(), line.getValue(), null));
            else if (other.compareTo(line.getValue()) != 0) different.add(new Difference(line.getKey(), line.getValue(), other));
            else same++;
        }
        var unknown = told.entrySet().stream().map(e -> new Difference(e.getKey(), null, e.getValue())).toList();
        return new Report(export, same, missing, different, unknown, twice);
    }

    private static Map<String, BigDecimal> amounts(String csv, List<String> twice) {
        var rows = csv == null ? List.<String>of() : csv.lines().filter(l -> !l.isBlank()).toList();
        if (rows.isEmpty()) throw new InvalidInput("file", "is empty");
        var separator = rows.get(0).contains(";") ? ";" : ",";
        var head = List.of(rows.get(0).replace("\uFEFF", "").split(separator, -1));
        int key = head.indexOf("key");
        int debit = head.indexOf("debit");
        int credit = head.indexOf("credit");
        if (key < 0 || debit < 0 || credit < 0) throw new InvalidInput("file", "its first line has to name key, debit and credit");
        var amounts = new LinkedHashMap<String, BigDecimal>();
        for (int n = 1; n < rows.size(); n++) {
            var cells = JournalCsv.cells(rows.get(n), separator.charAt(0));
            try {
                var amount = number(cells.get(debit)).subtract(number(cells.get(credit)));
                if (amounts.put(cells.get(key), amount) != null) twice.add(cells.get(key));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw new InvalidInput("file", "line %d cannot be read".formatted(n + 1));
            }
        }
        return amounts;
    }

    private static BigDecimal number(String cell) {
        return cell.isBlank() ? BigDecimal.ZERO : WrittenNumber.of(cell);
    }
}
