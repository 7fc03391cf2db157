package io.throughline.project;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** A deal is won: the project's life begins with its setup. */
public record ProjectConfirmed(String projectCode, String clientCode, String managerCode, LocalDate startDate) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
