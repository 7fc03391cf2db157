package io.throughline.process.books;

import io.throughline.api.Refused;
import io.throughline.ledger.PeriodClosing;
import io.throughline.ledger.PeriodReopening;
import io.throughline.process.Inbox;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closing a month from a page or the API: the same tasks as in Tasklist. The door has decided who may; who may be the second person is decided by the deed. */
@Service
@Transactional
class ClosingDesk {
    private final PeriodClosing closing;
    private final PeriodReopening reopening;
    private final Inbox inbox;

    ClosingDesk(PeriodClosing closing, PeriodReopening reopening, Inbox inbox) {
        this.closing = closing;
        this.reopening = reopening;
        this.inbox = inbox;
    }

    void start(YearMonth month) {
        closing.start(month);
    }

    /** The checklist is begun where nobody did; one that is not done is refused, and nothing is begun. */
    void ask(YearMonth month, String person) {
        closing.start(month);
        if (inbox.open("workThroughChecklist", PeriodClose.key(month)).isEmpty()) closing.askedBy(month).ifPresent(by -> {
            throw new Refused("%s asked for this close; another person confirms.".formatted(by));
        });
        answer("workThroughChecklist", PeriodClose.key(month), person, Map.of());
    }

    void decide(YearMonth month, boolean approved, String comment, String person) {
        if (closing.askedBy(month).isEmpty()) throw new Refused("Nobody asked to close %s yet.".formatted(month));
        answer("approveClose", PeriodClose.key(month), person, Map.of("approved", String.valueOf(approved), "comment", comment == null ? "" : comment));
    }

    void askToReopen(YearMonth month, String reason) {
        reopening.request(month, reason);
    }

    void decideOnReopening(YearMonth month, boolean approved, String person) {
        if (reopening.waiting(month).isEmpty()) throw new Refused("Nobody asked to open %s again.".formatted(month));
        answer("decideOnReopening", PeriodClose.key(month) + "/reopen", person, Map.of("approved", String.valueOf(approved)));
    }

    private void answer(String task, String key, String person, Map<String, Object> answers) {
        var open = inbox.open(task, key).stream().findFirst().orElseThrow(() -> new Refused("This was answered already, or it is not yours to answer."));
        inbox.complete(open.getId(), person, List.of("finance"), answers);
    }
}
