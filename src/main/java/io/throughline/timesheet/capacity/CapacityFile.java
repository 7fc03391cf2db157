package io.throughline.timesheet.capacity;

import io.throughline.timesheet.Capacity.OfPerson;
import java.util.List;

/** The view of capacity as a file: a row for each person and week. */
final class CapacityFile {

    private CapacityFile() {}

    static String of(List<OfPerson> people) {
        var text = new StringBuilder("person,name,role,week,available,booked,free,over\n");
        for (var p : people) {
            for (var w : p.weeks()) {
                text.append(String.join(",", quoted(p.personCode()), quoted(p.name()), quoted(p.role()), w.monday().toString(), w.available().toPlainString(),
                        w.booked().toPlainString(), w.free().toPlainString(), String.valueOf(w.over()))).append('\n');
            }
        }
        return text.toString();
    }

    /** What a spreadsheet would take for a formula is made a text. */
    private static String quoted(String text) {
        var safe = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
