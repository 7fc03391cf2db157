package io.throughline.security;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the person who is completing a task right now answers in its form: an analyst's new field as well as ours. */
public final class TaskAnswers {
    private static final ThreadLocal<Map<String, Object>> GIVEN = ThreadLocal.withInitial(Map::of);

    private TaskAnswers() {}

    public static <T> T during(Map<String, Object> answers, Supplier<T> completion) {
        var before = GIVEN.get();
        GIVEN.set(answers);
        try {
            return completion.get();
        } finally {
            GIVEN.set(before);
        }
    }

    /** As text, by field; empty ones are no answer. Addresses of people stay out of a journal that nobody can change: their own facts tell of them. */
    public static Map<String, String> told() {
        var told = new TreeMap<String, String>();
        GIVEN.get().forEach((field, answer) -> {
            var text = answer == null ? "" : answer.toString();
            if (!text.isBlank() && !text.contains("@")) told.put(field, text);
        });
        return told;
    }
}
