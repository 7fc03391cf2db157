package io.throughline.timesheet;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.quantity.IsoWeek;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** All of a person's week: what was submitted, in how many sheets, and every line with its state. */
public record Week(String personCode, IsoWeek isoWeek, LocalDate firstDay, LocalDate lastDay, State state,
                   @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal totalHours,
                   @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal billableHours,
                   List<Sheet> sheets, List<SheetLine> lines) {

    /** OPEN while anything may still be entered or submitted; REJECTED while lines are back with their author. */
    public enum State { OPEN, SUBMITTED, REJECTED, APPROVED }

    public static Week of(String person, IsoWeek week, List<Sheet> sheets, List<SheetLine> lines) {
        var billable = lines.stream().filter(SheetLine::billable).toList();
        return new Week(person, week, week.monday(), week.sunday(), state(sheets, lines), hours(lines), hours(billable), sheets, lines);
    }

    public static BigDecimal hours(List<SheetLine> lines) {
        return lines.stream().map(SheetLine::hours).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static State state(List<Sheet> sheets, List<SheetLine> lines) {
        if (lines.stream().anyMatch(l -> l.state() == Timesheets.LineState.REJECTED)) return State.REJECTED;
        boolean drafts = lines.stream().anyMatch(l -> l.state() == Timesheets.LineState.DRAFT);
        if (drafts || sheets.isEmpty() || sheets.stream().anyMatch(s -> s.state() == Sheet.State.REOPENED)) return State.OPEN;
        return sheets.stream().allMatch(s -> s.state() == Sheet.State.APPROVED) ? State.APPROVED : State.SUBMITTED;
    }
}
