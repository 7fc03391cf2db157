package io.throughline.evidence.control;

import io.throughline.journal.Actor;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the controls beside the business, one round at a time, for whoever wants to know before the night. */
@Component
public class ControlRounds {
    private static final Logger LOG = LoggerFactory.getLogger(ControlRounds.class);
    private final Controls controls;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "controls");
        thread.setDaemon(true);
        return thread;
    });
    private Going going;

    /** {@code brokeOff}: it did not come to its end; the log says why. */
    public record Going(String askedBy, int answered, int questions, boolean brokeOff) {}

    ControlRounds(Controls controls) {
        this.controls = controls;
    }

    /** Answers at once; nothing happens where a round goes on already. */
    synchronized void start() {
        if (going != null && !going.brokeOff) return;
        var who = Actor.current();
        going = new Going(who, 0, Controls.questions(), false);
        beside.execute(() -> Actor.as(who, () -> ask(who)));
    }

    private void ask(String who) {
        try {
            controls.run(answered -> now(new Going(who, answered, Controls.questions(), false)));
            now(null);
        } catch (RuntimeException e) {
            LOG.error("The round of the controls broke off.", e);
            now(new Going(who, 0, Controls.questions(), true));
        }
    }

    private synchronized void now(Going how) {
        going = how;
    }

    public synchronized Optional<Going> going() {
        return Optional.ofNullable(going);
    }
}
