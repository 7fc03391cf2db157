package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import io.throughline.project.Terms;
import io.throughline.quantity.Money;

/** With this draft hours at rates come to the project's cap, or beyond it; told once. */
public record CapReached(String projectCode, String managerCode, Money cap, Money billed, Terms.Cap.Reached then) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
