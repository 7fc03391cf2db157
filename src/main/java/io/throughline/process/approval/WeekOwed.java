package io.throughline.process.approval;

import io.throughline.journal.BusinessEvent;

/** A person has not submitted a week that was over. */
public record WeekOwed(String personCode, String isoWeek) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
