package io.throughline.firm;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Working days: Monday to Friday without the firm's holidays. */
public interface WorkCalendar {
    boolean isWorkingDay(LocalDate day);

    /** The same time of day, that many working days on; never between 01:00 and 03:00, where summer time may skip or repeat it. */
    LocalDateTime plusWorkingDays(LocalDateTime from, int days);

    void addHoliday(LocalDate day, String name);
}
