package io.throughline.replay.deed;

import io.throughline.process.OutsideWork;
import io.throughline.process.Workers;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** In the demo's last hour the board does not answer; whoever tries again later finds it there. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class BoardOutOfOrder implements Workers {
    private static final String WHY = "The board did not answer within 30 seconds, three times since %s. It was being updated; try again.";
    private final OutsideWork work;
    private String since;

    BoardOutOfOrder(OutsideWork work) {
        this.work = work;
    }

    /** {@code from}: the hour, as people say it; null: it is back. */
    public void outOfOrder(String from) {
        since = from;
    }

    @Override
    public int workOff() {
        if (since == null) return 0;
        var refused = work.fetch(Set.of("create-board"), 50);
        refused.forEach(task -> work.fail(new OutsideWork.OpenTask(task.id(), task.topic(), task.businessKey(), task.variables(), 1), WHY.formatted(since), WHY.formatted(since), Duration.ZERO));
        return refused.size();
    }

    @Override
    public Set<String> topics() {
        return Set.of();
    }
}
