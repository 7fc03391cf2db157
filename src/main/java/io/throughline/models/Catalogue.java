package io.throughline.models;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What models may call and wait for: steps by bean name, topics of outside work, messages, views of tasks (by task id) and groups of people. */
public record Catalogue(Map<String, Entry> steps, Set<String> topics, Set<String> messages, Set<String> views, Set<String> groups) {

    public Catalogue {
        steps = Map.copyOf(steps);
        topics = Set.copyOf(topics);
        messages = Set.copyOf(messages);
        views = Set.copyOf(views);
        groups = Set.copyOf(groups);
    }

    /** A step: what it does in one sentence, the variables it needs and those it sets. */
    public record Entry(String name, String does, List<String> reads, List<String> writes) {}
}
