package io.throughline.connector;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.connector.TopicHandler.Job;
import io.throughline.process.OutsideWork.OpenTask;
import io.throughline.process.OutsideWork;
import io.throughline.process.Workers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Does the outside work in this process, topic by topic, unless {@code throughline.workers-in-process} leaves it to workers elsewhere. */
@Component
class TaskLoop implements Workers {
    private static final Logger log = LoggerFactory.getLogger(TaskLoop.class);
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final int AT_ONCE = 50;
    private final OutsideWork work;
    private final Map<String, TopicHandler> handlers;

    TaskLoop(OutsideWork work, List<TopicHandler> handlers, @Value("${throughline.workers-in-process:true}") boolean here) {
        this.work = work;
        this.handlers = here ? handlers.stream().collect(Collectors.toUnmodifiableMap(TopicHandler::topic, Function.identity())) : Map.of();
    }

    @EventListener(ApplicationStartedEvent.class)
    void takeOverFromFormerServer() {
        if (!handlers.isEmpty()) work.release();
    }

    @Override
    public Set<String> topics() {
        return handlers.keySet();
    }

    @Override
    public synchronized int workOff() {
        if (handlers.isEmpty()) return 0;
        int done = 0;
        for (int taken = AT_ONCE; taken == AT_ONCE; done += taken) {
            var open = work.fetch(topics(), AT_ONCE);
            open.forEach(this::work);
            taken = open.size();
        }
        return done;
    }

    private void work(OpenTask task) {
        try {
            work.complete(task, handlers.get(task.topic()).handle(new Job(task.businessKey(), task.variables())));
        } catch (RuntimeException e) {
            log.info("{} of {} did not succeed: {}", task.topic(), task.businessKey(), e.getMessage());
            work.fail(task, sentence(task.topic(), e), stackTrace(e), WAIT.multipliedBy(4 - Math.min(task.triesLeft(), 3)));
        }
    }

    /** Our own refusals are sentences already; of others the innermost cause, in its first line. */
    static String sentence(String topic, RuntimeException e) {
        if (e instanceof Refused || e instanceof Unknown || e instanceof InvalidInput) return e.getMessage();
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        var says = cause.getMessage() == null || cause.getMessage().isBlank() ? cause.getClass().getSimpleName() : cause.getMessage().strip().lines().findFirst().orElseThrow();
        return "%s failed: %s. Mend the cause, then retry.".formatted(topic, says.replaceAll("^ERROR: |\\.$", ""));
    }

    private static String stackTrace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
