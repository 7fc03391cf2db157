package io.throughline.profitability.report;

import io.throughline.database.WideQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The reports that are a query and nothing else: {@code reports/*.sql}, each with its columns and filters at its head. */
@Component
public class SqlReports {
    private final List<SqlReport> all;

    SqlReports(WideQueries queries) throws IOException {
        all = Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:reports/*.sql")).map(file -> SqlReport.of(name(file), text(file), queries.named()))
                .sorted(Comparator.comparing(SqlReport::name)).toList();
    }

    public List<SqlReport> all() {
        return all;
    }

    SqlReport get(String name) {
        return all.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }

    private static String name(Resource file) {
        return file.getFilename().substring(0, file.getFilename().length() - ".sql".length());
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
