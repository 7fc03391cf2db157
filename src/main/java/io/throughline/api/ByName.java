package io.throughline.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Found by code, else by a name or address that only one has; large and small letters are the same. */
public final class ByName<T> {
    private final Map<String, T> codes;
    private final Map<String, List<T>> names = new HashMap<>();
    private final T only;

    public ByName(List<T> all, Function<T, String> code, Function<T, String> name, Function<T, String> address) {
        codes = all.stream().collect(Collectors.toMap(t -> lower(code.apply(t)), t -> t, (a, b) -> a));
        for (var t : all) {
            for (var called : Set.copyOf(List.of(lower(name.apply(t)), lower(address.apply(t))))) names.computeIfAbsent(called, k -> new ArrayList<>()).add(t);
        }
        only = all.size() == 1 ? all.get(0) : null;
    }

    /** Null where there is none, or more than one of the name. Without a name, the only one there is. */
    public T find(String text) {
        if (text.isBlank()) return only;
        var code = codes.get(lower(text));
        var named = names.getOrDefault(lower(text), List.of());
        return code != null ? code : named.size() == 1 ? named.get(0) : null;
    }

    private static String lower(String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
