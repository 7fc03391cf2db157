package io.throughline.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** {@code src/test/resources/page-rights.txt}: every page and every button, and which roles they are for. */
public final class PageRights {
    /** What a page's address leads to where it is no whole page: papers, pictures, and parts that a page fetches. */
    private static final String PART = ".*(\\.pdf|\\.bpmn|/receipt|/attachments/\\{position}|/file|/drawing|/pattern|/preview|/progress|/dashboard|/finance/(cash|earned)|/expenses/policy)";
    private final Map<String, Map<Role, Boolean>> rows = new TreeMap<>();
    private final List<PathPattern> patterns;

    private PageRights(List<String> lines) {
        var roles = Arrays.stream(lines.get(0).strip().split("\\s+")).skip(1).map(Role::valueOf).toList();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.strip().split("\\s+");
            var rights = new TreeMap<Role, Boolean>();
            for (int i = 0; i < roles.size(); i++) rights.put(roles.get(i), switch (cells[i + 2]) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw new IllegalArgumentException(line);
            });
            rows.put(cells[0] + " " + cells[1], rights);
        }
        patterns = rows.keySet().stream().map(row -> row.split(" ")[1]).distinct().map(new PathPatternParser()::parse)
                .sorted(Comparator.naturalOrder()).toList();
    }

    public static PageRights read() {
        try {
            return new PageRights(new ClassPathResource("page-rights.txt").getContentAsString(StandardCharsets.UTF_8).lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By {@code GET /invoices/{number}}. */
    Map<String, Map<Role, Boolean>> rows() {
        return rows;
    }

    /** The page's pattern, {@code /invoices/{number}} of {@code /invoices/R-1}; empty where the address is none of our pages. */
    public Optional<String> page(String method, String path) {
        var parsed = PathContainer.parsePath(path);
        return patterns.stream().filter(p -> p.matches(parsed) && rows.containsKey(method + " " + p.getPatternString())).findFirst().map(PathPattern::getPatternString);
    }

    public boolean allows(String method, String page, Role role) {
        return rows.get(method + " " + page).get(role);
    }

    /** The pages that somebody can look at as a whole. */
    public List<String> wholePages() {
        return rows.keySet().stream().filter(row -> row.startsWith("GET ")).map(row -> row.substring(4)).filter(PageRights::isWhole).toList();
    }

    public static boolean isWhole(String page) {
        return !page.matches(PART);
    }
}
