package io.throughline.billing.paper;

import java.time.LocalDate;
import java.util.List;

/** What stands behind an invoice's lines and beside them, as it was at its issue: how the client wants them grouped, the approved entries, whom to ask. */
public record InvoiceDetail(Grouping grouping, boolean timesheet, LocalDate from, Sender sender, List<Entry> entries) {

    /** Five views of the same entries, with the same total: one line for the project, a line a person and rate, a task, persons within tasks, every entry. */
    public enum Grouping { PROJECT, PERSON, TASK, TASK_AND_PERSON, ENTRY }

    public record Sender(String phone, String website, String register, String bankName, String contact, String contactEmail) {}

    /** {@code line}: the position it is billed on. */
    public record Entry(int line, LocalDate day, String person, String taskCode, String task, String note, String hours) {}

    InvoiceDetail grouped(Grouping other) {
        return new InvoiceDetail(other, timesheet, from, sender, entries);
    }
}
