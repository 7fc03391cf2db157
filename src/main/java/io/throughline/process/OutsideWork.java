package io.throughline.process;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.stereotype.Service;

/** The external tasks of the models, for whoever does them in this process. */
@Service
public class OutsideWork {
    private static final String WORKER = "in-process";
    private static final long LOCK = Duration.ofHours(1).toMillis();
    private static final int TRIES = 3;

    /** {@code triesLeft} counts this one. */
    public record OpenTask(String id, String topic, String businessKey, Map<String, Object> variables, int triesLeft) {}

    private final ExternalTaskService tasks;

    OutsideWork(ExternalTaskService tasks) {
        this.tasks = tasks;
    }

    /** Takes open tasks of the topics, the oldest promise first. */
    public List<OpenTask> fetch(Collection<String> topics, int max) {
        var fetch = tasks.fetchAndLock(max, WORKER);
        for (var topic : topics) fetch = fetch.topic(topic, LOCK);
        return fetch.execute().stream().map(t -> new OpenTask(t.getId(), t.getTopicName(), t.getBusinessKey(), new HashMap<>(t.getVariables()),
                t.getRetries() == null ? TRIES : t.getRetries())).toList();
    }

    /** The story goes on with the results. Nothing happens where it ended meanwhile. */
    public void complete(OpenTask task, Map<String, Object> results) {
        try {
            tasks.complete(task.id(), WORKER, results);
        } catch (NotFoundException gone) {
            // the process ended while the work was done, e.g. because the client paid
        }
    }

    /** Another try after the wait; after the last one an incident with the sentence. */
    public void fail(OpenTask task, String sentence, String details, Duration wait) {
        try {
            tasks.handleFailure(task.id(), WORKER, sentence, details, Math.max(task.triesLeft() - 1, 0), wait.toMillis());
        } catch (NotFoundException gone) {
            // nobody waits for it any more
        }
    }

    /** What a former server of this database had taken is open again; its locks would never end while a virtual clock stands still. */
    public int release() {
        var held = tasks.createExternalTaskQuery().workerId(WORKER).list();
        held.forEach(task -> tasks.unlock(task.getId()));
        return held.size();
    }
}
