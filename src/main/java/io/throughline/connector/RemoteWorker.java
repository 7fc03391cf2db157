package io.throughline.connector;

import io.throughline.connector.TopicHandler.Job;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.backoff.ErrorAwareBackoffStrategy;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.NotFoundException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.springframework.web.client.ResourceAccessException;

/** Fetches tasks over the engine's REST API and works them off, one by one. */
class RemoteWorker implements AutoCloseable {
    private static final Duration LOCK = Duration.ofMinutes(2);
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final Duration KNOCK_AGAIN = Duration.ofSeconds(3);
    private static final int TRIES = 3;

    private final URI base;
    private final String token;
    private final RemoteHouse house;
    private final Consumer<String> say;
    private ExternalTaskClient client;

    RemoteWorker(URI base, String token, RemoteHouse house, Consumer<String> say) {
        this.say = say;
        this.base = base;
        this.token = token;
        this.house = house;
    }

    /** Waits for the server to be up, then serves its own providers' topics; answers them. */
    List<String> begin() throws InterruptedException {
        var topics = whenUp();
        client = ExternalTaskClient.create().baseUrl(base + "/engine-rest").workerId("worker-" + UUID.randomUUID())
                .addInterceptor(request -> request.addHeader("Authorization", "Bearer " + token))
                .backoffStrategy(new OnceASecond()).maxTasks(20).lockDuration(LOCK.toMillis()).build();
        for (var topic : topics) client.subscribe(topic).handler(this::work).open();
        return topics;
    }

    private List<String> whenUp() throws InterruptedException {
        for (boolean told = false; ; told = true) {
            try {
                return house.ownTopics();
            } catch (ResourceAccessException notUp) {
                if (!told) say.accept("Nobody answers at %s yet; trying on.".formatted(base));
                Thread.sleep(KNOCK_AGAIN.toMillis());
            }
        }
    }

    private void work(ExternalTask task, ExternalTaskService service) {
        try {
            service.complete(task, house.perform(task.getTopicName(), new Job(task.getBusinessKey(), plain(task.getAllVariables()))));
        } catch (NotFoundException gone) {
            say.accept("%s of %s: its process ended meanwhile.".formatted(task.getTopicName(), task.getBusinessKey()));
        } catch (RuntimeException e) {
            var sentence = TaskLoop.sentence(task.getTopicName(), e);
            say.accept("%s of %s: %s".formatted(task.getTopicName(), task.getBusinessKey(), sentence));
            int left = (task.getRetries() == null ? TRIES : task.getRetries()) - 1;
            service.handleFailure(task, sentence, e.toString(), Math.max(left, 0), WAIT.toMillis());
        }
    }

    /** Ids and answers; what a screen showed stays where it is. */
    private static Map<String, Object> plain(Map<String, Object> variables) {
        var plain = new HashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) plain.put(name, value);
        });
        return plain;
    }

    /** Long polls of the engine end by its own clock, which may stand still, and the client's usual back-off grows to a minute. */
    private final class OnceASecond implements ErrorAwareBackoffStrategy {
        private volatile boolean idle;
        private volatile boolean cutOff;

        @Override
        public void reconfigure(List<ExternalTask> fetched, ExternalTaskClientException failure) {
            idle = fetched.isEmpty();
            if (failure != null && !cutOff) say.accept("%s does not answer any more; trying on.".formatted(base));
            if (failure == null && cutOff) say.accept("%s is back.".formatted(base));
            cutOff = failure != null;
        }

        @Override
        public long calculateBackoffTime() {
            return idle ? Duration.ofSeconds(1).toMillis() : 0;
        }
    }

    @Override
    public void close() {
        if (client != null) client.stop();
    }
}
