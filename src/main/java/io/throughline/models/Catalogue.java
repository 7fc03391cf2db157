package io.throughline.models;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What models may call and wait for: steps by bean name, topics of outside work, messages with what they bring, tables that a step asks
 * (their {@code reads} are what it hands in, their {@code writes} what it wants to know), views of tasks (by task id) and groups of people.
 */
public record Catalogue(Map<String, Entry> steps, Map<String, Entry> topics, Map<String, Entry> messages, Map<String, Entry> tables, Set<String> views,
        Set<String> groups) {

    public Catalogue {
        steps = Map.copyOf(steps);
        topics = Map.copyOf(topics);
        messages = Map.copyOf(messages);
        tables = Map.copyOf(tables);
        views = Set.copyOf(views);
        groups = Set.copyOf(groups);
    }

    /** A building block: what it does in one sentence, the variables it needs, those it uses where they are there, and those it sets. */
    public record Entry(String name, String does, List<String> reads, List<String> mayRead, List<String> writes) {

        public Entry(String name, String does, List<String> reads, List<String> writes) {
            this(name, does, reads, List.of(), writes);
        }
    }

    public static Map<String, Entry> named(Collection<Entry> entries) {
        return entries.stream().collect(Collectors.toMap(Entry::name, Function.identity()));
    }
}
