package io.throughline.models.expression;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** Asks the engine's own FEEL parser, which otherwise would complain only when the table is used. */
final class FeelSyntax {
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();
    /** Tables repeat the same few cells. */
    private static final ConcurrentMap<String, Optional<String>> SEEN = new ConcurrentHashMap<>();
    private static final int MOST = 10_000;

    private FeelSyntax() {}

    static Optional<String> problem(String text, boolean test) {
        if (SEEN.size() > MOST) SEEN.clear();
        return SEEN.computeIfAbsent(test + text, key -> parse(text, test));
    }

    private static Optional<String> parse(String text, boolean test) {
        var result = test ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text);
        if (result.isSuccess()) return Optional.empty();
        var message = result.failure().message();
        return Optional.of(message.substring(message.lastIndexOf("':") + 2).strip());
    }
}
