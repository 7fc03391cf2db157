package io.throughline.timesheet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.throughline.quantity.IsoWeek;
import java.time.Instant;

/** A person's week as submitted; {@code supplement} is 1 for the week itself, 2 and on for late hours. */
public record Sheet(long id, String personCode, IsoWeek isoWeek, int supplement, State state, boolean nothingToReport,
                    Instant submittedAt, Instant approvedAt) {

    public enum State { SUBMITTED, APPROVED, REOPENED }

    /** {@code P1/2026-W47}, and {@code P1/2026-W47/2} for a supplement. */
    @JsonIgnore
    public String key() {
        return key(personCode, isoWeek.toString(), supplement);
    }

    public static String key(String personCode, String isoWeek, int supplement) {
        return personCode + "/" + isoWeek + (supplement == 1 ? "" : "/" + supplement);
    }
}
