package io.throughline.api;

import java.util.List;
import java.util.function.Function;

/** One page of a list: {@code ?page=0&size=50}. */
public record PageOf<T>(List<T> content, long totalElements, int page, int size) {

    /** The page of a list that is at hand as a whole. */
    public static <T> PageOf<T> of(List<T> all, int page, int size) {
        return new PageOf<>(all.stream().skip((long) page * size).limit(size).toList(), all.size(), page, size);
    }

    public <R> PageOf<R> map(Function<T, R> view) {
        return new PageOf<>(content.stream().map(view).toList(), totalElements, page, size);
    }
}
