package io.throughline.billing.tax;

import io.throughline.journal.BusinessEvent;

/** What a project supplies, as the tax table sees it, was set. */
public record SupplyChanged(String projectCode, String work, String expenses, String place) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
