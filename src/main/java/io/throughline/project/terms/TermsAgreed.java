package io.throughline.project.terms;

import io.throughline.journal.BusinessEvent;
import io.throughline.project.Terms;
import java.time.LocalDate;

/** A further version of what was agreed on a project's billing; older invoices keep theirs. */
public record TermsAgreed(String projectCode, int version, LocalDate validFrom, Terms terms) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
