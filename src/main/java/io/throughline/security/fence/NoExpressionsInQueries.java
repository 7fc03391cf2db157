package io.throughline.security.fence;

import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;

/**
 * Refuses every command that is a query with expressions, or carries one, or a filter with one, at every level of {@code or()}.
 * The engine itself looks at the outermost level only and would evaluate the rest (CVE-2026-109432).
 */
class NoExpressionsInQueries extends CommandInterceptor {
    private static final CarriedBy<Query> QUERIES = new CarriedBy<>(Query.class);
    private static final CarriedBy<Filter> FILTERS = new CarriedBy<>(Filter.class);

    @Override
    public <T> T execute(Command<T> command) {
        Stream.of(Stream.of(command), QUERIES.in(command), FILTERS.in(command).map(NoExpressionsInQueries::query))
                .flatMap(s -> s).forEach(NoExpressionsInQueries::check);
        return next.execute(command);
    }

    private static Object query(Filter filter) {
        return filter.getQuery();
    }

    private static void check(Object something) {
        if (something instanceof TaskQueryImpl tasks) tasks.getQueries().forEach(NoExpressionsInQueries::checkLevel);
        if (something instanceof AbstractQuery<?, ?> query) checkLevel(query);
    }

    private static void checkLevel(AbstractQuery<?, ?> query) {
        if (!query.getExpressions().isEmpty()) {
            throw new BadUserRequestException("Expressions in queries and filters are refused: " + query.getExpressions().keySet());
        }
    }
}
