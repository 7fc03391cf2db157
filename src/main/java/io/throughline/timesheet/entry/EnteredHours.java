package io.throughline.timesheet.entry;

import io.throughline.api.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Hours as people write them: {@code 1:30}, {@code 1.5}, {@code 1,5}, {@code 90m}, {@code 1h30}, {@code 2h}. To the hundredth of an hour, HALF_UP. */
public final class EnteredHours {
    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,3})(?:[.,](\\d{1,2}))?\\s*h?|[.,](\\d{1,2})\\s*h?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3})\\s*(?::|h)\\s*([0-5]?\\d)\\s*m?");
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,4})\\s*m(?:in)?");
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private EnteredHours() {}

    /** Zero for nothing written. */
    public static BigDecimal parse(String written) {
        var text = written == null ? "" : written.strip().toLowerCase();
        if (text.isEmpty()) return BigDecimal.ZERO;
        var decimal = DECIMAL.matcher(text);
        if (decimal.matches()) return new BigDecimal(text.replace("h", "").strip().replace(',', '.'));
        var clock = CLOCK.matcher(text);
        if (clock.matches()) return minutes(Long.parseLong(clock.group(1)) * 60 + Long.parseLong(clock.group(2)));
        var minutes = MINUTES.matcher(text);
        if (minutes.matches()) return minutes(Long.parseLong(minutes.group(1)));
        throw new InvalidInput("hours", "'%s' are no hours; write 1:30, 1.5 or 90m.".formatted(written.length() > 40 ? written.substring(0, 40) + "…" : written));
    }

    private static BigDecimal minutes(long minutes) {
        return BigDecimal.valueOf(minutes).divide(SIXTY, 2, RoundingMode.HALF_UP);
    }
}
