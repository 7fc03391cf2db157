package io.throughline.billing.unbilled;

import io.throughline.billing.HeldItems;
import io.throughline.journal.BusinessEvent;
import java.util.List;

/** Approved items are not to be billed for now, or ({@code held} false) can be billed again. */
public record ItemsHeld(String projectCode, List<HeldItems.Item> items, boolean held, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
