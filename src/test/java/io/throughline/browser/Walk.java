package io.throughline.browser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Follows every link of ours from page to page, to one page of each kind: one project, one invoice, each report. */
final class Walk {
    private static final Set<String> LEAD_AWAY = Set.of("api", "camunda", "v3", "portal", "logout", "actuator");
    private static final Set<String> NAMED = Set.of("people", "clients", "projects", "invoices");
    private final Set<String> kinds = new HashSet<>();
    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    private final Visit visit;

    Walk(Visit visit) {
        this.visit = visit;
    }

    /** Answers the pages in the order they were met; {@code look} is called on each. */
    List<String> from(String start, Consumer<String> look) {
        var met = new ArrayList<String>();
        ahead.add(start);
        kinds.add(kind(start));
        while (!ahead.isEmpty()) {
            var path = ahead.poll();
            visit.go(path);
            met.add(path);
            for (var link : visit.page.locator("main a[href^='/'], nav a[href^='/']").evaluateAll("all => all.map(a => a.getAttribute('href'))") instanceof List<?> all ? all : List.of()) {
                var to = link.toString().replaceAll("[?#].*", "");
                if (isOurs(to) && kinds.add(kind(to))) ahead.add(to);
            }
            look.accept(path);
        }
        return met;
    }

    private static boolean isOurs(String path) {
        return !path.matches(".*\\.(pdf|xlsx|csv|xml|bpmn|zip)$") && !path.matches(".*/(attachments|receipt)(/.*)?$") && !LEAD_AWAY.contains(path.replaceFirst("^/", "").replaceAll("/.*", ""));
    }

    /** What stands for a thing's own name in a path is one for all. */
    static String kind(String path) {
        var parts = path.split("/");
        for (int i = 1; i < parts.length; i++) {
            boolean named = i > 1 && NAMED.contains(parts[i - 1]) && !parts[i].equals("new") && !parts[i].equals("drafts");
            if (named || !parts[i].matches("[a-z-]*")) parts[i] = "*";
        }
        return Arrays.stream(parts).collect(Collectors.joining("/"));
    }
}
