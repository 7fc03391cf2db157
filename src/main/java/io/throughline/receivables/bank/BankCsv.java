package io.throughline.receivables.bank;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A bank's statement as CSV with a head line, read by a mapping; what the mapping does not say is told by the names of the columns. */
public final class BankCsv {
    static final String FORMAT = "CSV";
    private static final int MOST_PROBLEMS = 50;
    private static final Set<String> DATES = Set.of("date", "booked on", "bookedon", "booking date", "value date", "datum", "buchungstag", "buchungsdatum", "valuta", "wertstellung", "paidon", "paid on");
    private static final Set<String> AMOUNTS = Set.of("amount", "betrag", "umsatz", "credit", "sum", "summe", "amount (eur)", "betrag (eur)", "betrag (€)");
    private static final Set<String> CURRENCIES = Set.of("currency", "währung", "waehrung", "ccy");
    private static final Set<String> PAYERS = Set.of("payer", "name", "counterparty", "debtor", "auftraggeber", "zahlungspflichtiger", "beguenstigter/zahlungspflichtiger",
            "begünstigter/zahlungspflichtiger", "zahler", "partner", "name zahlungsbeteiligter", "zahlungspflichtige*r");
    private static final Set<String> TEXTS = Set.of("text", "description", "remittance", "remittance information", "purpose", "verwendungszweck", "buchungstext", "details", "memo", "payment details");
    private static final Set<String> REFERENCES = Set.of("reference", "bank reference", "transaction id", "referenz", "id", "kundenreferenz", "bankreferenz", "end to end id");
    private final StatementMapping mapping;
    private final List<Problem> problems = new ArrayList<>();

    private BankCsv(StatementMapping mapping) {
        this.mapping = mapping;
    }

    public static BankMoney.Read read(byte[] file, StatementMapping mapping) {
        return new BankCsv(mapping).read(text(file));
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    private BankMoney.Read read(String text) {
        int skip = mapping.skipLines() == null ? 0 : mapping.skipLines();
        int start = 0;
        for (int i = 0; i < skip; i++) start = text.indexOf('\n', start) + 1;
        var rows = CsvRows.of(text.substring(start), separator(text.substring(start)));
        if (rows.isEmpty()) throw new InvalidInput("file", "is empty");
        var head = rows.get(0).cells().stream().map(String::strip).toList();
        int date = column(head, "dateColumn", mapping.dateColumn(), DATES, true);
        int amount = column(head, "amountColumn", mapping.amountColumn(), AMOUNTS, true);
        int currency = column(head, "currencyColumn", mapping.currencyColumn(), CURRENCIES, mapping.currency() == null);
        int payer = column(head, "payerColumn", mapping.payerColumn(), PAYERS, false);
        int said = column(head, "textColumn", mapping.textColumn(), TEXTS, false);
        int reference = column(head, "referenceColumn", mapping.referenceColumn(), REFERENCES, false);
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        var lines = new ArrayList<BankMoney>();
        int outgoing = 0;
        for (var row : rows.subList(1, rows.size())) {
            int line = row.line() + skip;
            var day = day(line, cell(row, date));
            var money = money(line, cell(row, amount), currency < 0 ? mapping.currency() : cell(row, currency));
            if (problems.size() >= MOST_PROBLEMS) break;
            if (day == null || money == null) continue;
            if (money.isPositive()) lines.add(new BankMoney(line, day, money, cell(row, payer), cell(row, said), cell(row, reference)));
            else outgoing++;
        }
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return new BankMoney.Read(FORMAT, "", lines, outgoing);
    }

    private char separator(String text) {
        if (mapping.separator() != null) return mapping.separator().equals("\\t") ? '\t' : mapping.separator().charAt(0);
        var head = text.lines().findFirst().orElse("");
        char best = ',';
        for (char c : new char[] {';', '\t'}) if (head.chars().filter(h -> h == c).count() > head.chars().filter(h -> h == (int) ',').count()) best = c;
        return best;
    }

    private int column(List<String> head, String field, String named, Set<String> usual, boolean needed) {
        for (int i = 0; i < head.size(); i++) {
            if (named == null ? usual.contains(head.get(i).toLowerCase(Locale.ROOT)) : head.get(i).equalsIgnoreCase(named.strip())) return i;
        }
        if (named != null) problems.add(new Problem(field, "there is no column '%s'; there are %s".formatted(named, String.join(", ", head))));
        else if (needed) problems.add(new Problem(field, "none of the columns %s is known for it; save a mapping that names it".formatted(String.join(", ", head))));
        return -1;
    }

    private LocalDate day(int line, String cell) {
        var formats = mapping.dateFormat() != null ? List.of(mapping.dateFormat()) : List.of("uuuu-MM-dd", "d.M.uuuu", "d.M.uu", "uuuuMMdd");
        for (var format : formats) {
            try {
                return LocalDate.parse(cell, DateTimeFormatter.ofPattern(format.replace("yyyy", "uuuu").replace("yy", "uu")).withResolverStyle(ResolverStyle.STRICT));
            } catch (DateTimeException other) {
                continue;
            }
        }
        problems.add(new Problem("line %d: date".formatted(line), "'%s' is no date; expected as in %s".formatted(cell, formats.get(0))));
        return null;
    }

    private Money money(int line, String cell, String currency) {
        var digits = cell.replaceAll("[\\s'’+€]", "");
        int comma = digits.lastIndexOf(',');
        int point = digits.lastIndexOf('.');
        int last = Math.max(comma, point);
        if (mapping.decimal() == null && last >= 0 && Math.min(comma, point) < 0 && digits.length() - last == 4 && digits.indexOf(digits.charAt(last)) == last) {
            problems.add(new Problem("line %d: amount".formatted(line), "'%s' could be read two ways; save a mapping that names the decimal sign".formatted(cell)));
            return null;
        }
        char decimal = mapping.decimal() != null ? mapping.decimal().charAt(0) : last < 0 ? '.' : digits.charAt(last);
        var plain = digits.replace(decimal == ',' ? "." : ",", "").replace(decimal, '.');
        try {
            if (!plain.matches("-?\\d{1,12}(\\.\\d{1,4})?")) throw new IllegalArgumentException(plain);
            return Money.of(new BigDecimal(plain).toPlainString(), currency == null ? "" : currency);
        } catch (IllegalArgumentException e) {
            problems.add(new Problem("line %d: amount".formatted(line), "'%s %s' is no amount".formatted(cell, currency)));
            return null;
        }
    }

    private static String cell(CsvRows.Row row, int column) {
        return column < 0 || column >= row.cells().size() ? "" : row.cells().get(column).strip();
    }
}
