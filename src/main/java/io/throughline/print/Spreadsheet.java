package io.throughline.print;

import io.throughline.print.Figures.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Figures as XLSX: a sheet a table, numbers as numbers, dates as dates, the heading row fixed and filterable. */
@Component
public class Spreadsheet {
    private static final int WIDEST = 40;

    /** {@code note}: what was asked for, in the first line of each sheet. */
    public byte[] xlsx(List<Figures> tables, String note) {
        var file = new ByteArrayOutputStream();
        try (var book = new Workbook(file, "Throughline", "1.0")) {
            for (var table : tables) write(book.newWorksheet(sheetName(table.title())), table, note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void write(Worksheet sheet, Figures table, String note) {
        sheet.value(0, 0, table.title());
        sheet.style(0, 0).bold().fontSize(14).set();
        sheet.value(1, 0, note);
        sheet.style(1, 0).fontColor("5B6875").set();
        int head = 3;
        for (int c = 0; c < table.columns().size(); c++) {
            var column = table.columns().get(c);
            sheet.value(head, c, column.label());
            sheet.style(head, c).bold().wrapText(true).verticalAlignment("bottom").horizontalAlignment(column.isNumber() ? "right" : "left").borderStyle("thin").set();
            sheet.width(c, width(table, column));
        }
        int row = head + 1;
        for (var values : table.rows()) row(sheet, row++, table.columns(), values, false);
        if (table.total() != null) row(sheet, row, table.columns(), table.total(), true);
        sheet.freezePane(0, head + 1);
        if (!table.rows().isEmpty()) sheet.setAutoFilter(head, 0, head + table.rows().size(), table.columns().size() - 1);
    }

    private static void row(Worksheet sheet, int row, List<Column> columns, Map<String, Object> values, boolean total) {
        for (int c = 0; c < columns.size(); c++) {
            var value = values.get(columns.get(c).key());
            if (value instanceof Number number) sheet.value(row, c, number);
            else if (value instanceof LocalDate day) sheet.value(row, c, day);
            else if (value != null) sheet.value(row, c, value.toString());
            var style = sheet.style(row, c);
            if (total) style = style.bold().borderStyle("thin");
            switch (columns.get(c).kind()) {
                case DATE -> style = style.format("yyyy-mm-dd").horizontalAlignment("left");
                case COUNT -> style = style.format("#,##0");
                case HOURS, AMOUNT -> style = style.format("#,##0.00");
                case PERCENT -> style = style.format("0.0");
                default -> { }
            }
            style.set();
        }
    }

    private static double width(Figures table, Column column) {
        int longest = table.rows().stream().map(r -> r.get(column.key())).mapToInt(v -> v == null ? 0 : v.toString().length()).max().orElse(0);
        return Math.min(WIDEST, Math.max(column.isNumber() ? 13 : 11, longest + 3));
    }

    /** What a sheet's name may be: 31 characters, without a few signs. */
    private static String sheetName(String title) {
        var name = title.replaceAll("[\\\\/*?:\\[\\]]", " ").strip();
        return name.length() <= 31 ? name : name.substring(0, 31).strip();
    }
}
