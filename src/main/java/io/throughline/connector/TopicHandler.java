package io.throughline.connector;

import java.util.Map;
import java.util.function.Function;

/**
 * Serves one topic. The same job may come twice (an answer was lost), so a handler does its deed at most once and answers the same.
 * What it throws is told to finance as the reason of an incident: write a sentence.
 */
public interface TopicHandler {

    /** The process's business key, and its variables: ids, dates, answers. */
    record Job(String businessKey, Map<String, Object> variables) {

        public long number(String variable) {
            return Long.parseLong(text(variable));
        }

        public String text(String variable) {
            var value = variables.get(variable);
            if (value == null) throw new IllegalArgumentException("the process says no %s; its model has to set it".formatted(variable));
            return value.toString();
        }
    }

    String topic();

    /** Answers variables for the process. */
    Map<String, Object> handle(Job job);

    static TopicHandler of(String topic, Function<Job, Map<String, Object>> deed) {
        return new TopicHandler() {
            @Override
            public String topic() {
                return topic;
            }

            @Override
            public Map<String, Object> handle(Job job) {
                return deed.apply(job);
            }
        };
    }
}
