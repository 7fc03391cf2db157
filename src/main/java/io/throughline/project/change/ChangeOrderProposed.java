package io.throughline.project.change;

import io.throughline.journal.BusinessEvent;
import io.throughline.project.ChangeOrder;
import java.time.LocalDate;

/** Something is to be agreed otherwise; the client is asked. */
public record ChangeOrderProposed(String projectCode, int number, String title, LocalDate validFrom, ChangeOrder.Changes changes) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
