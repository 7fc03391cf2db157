package io.throughline.page;

import java.util.Map;
import org.springframework.stereotype.Component;

/** The colour of a state, the same on every page: good is done, bad wants something mended, warn wants a look, info is under way. */
@Component("tones")
public class Tones {
    private static final Map<String, String> TONES = Map.ofEntries(
            Map.entry("APPROVED", "good"), Map.entry("PAID", "good"), Map.entry("ACCEPTED", "good"), Map.entry("DONE", "good"), Map.entry("REIMBURSED", "good"),
            Map.entry("SENT", "good"), Map.entry("IN_DELIVERY", "good"), Map.entry("SETTLED", "good"), Map.entry("DELIVERED", "info"), Map.entry("MAILED", "info"),
            Map.entry("SUBMITTED", "info"), Map.entry("ISSUED", "info"), Map.entry("IN_SETUP", "info"), Map.entry("SETUP", "info"), Map.entry("RUNNING", "info"),
            Map.entry("PARTLY_PAID", "warn"), Map.entry("PARTLY_APPROVED", "warn"), Map.entry("ON_HOLD", "warn"), Map.entry("IN_REVIEW", "warn"),
            Map.entry("WAITING", "warn"), Map.entry("DISPUTED", "warn"), Map.entry("REOPENED", "warn"),
            Map.entry("REJECTED", "bad"), Map.entry("OVERDUE", "bad"), Map.entry("FAILED", "bad"), Map.entry("FAILS", "bad"), Map.entry("FAILED_AGAIN", "bad"), Map.entry("BOUNCED", "bad"));

    /** {@code good}, {@code warn}, {@code bad}, {@code info}, or {@code plain} for what has no tone. */
    public String of(Object state) {
        return TONES.getOrDefault(String.valueOf(state), "plain");
    }
}
