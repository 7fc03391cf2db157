package io.throughline.firm;

import io.throughline.journal.BusinessEvent;

/** Papers printed from now on say something else at their edges; those already printed keep theirs. */
public record StationeryChanged(Stationery before, Stationery after) implements BusinessEvent {
    @Override
    public String subject() {
        return "firm:1";
    }
}
