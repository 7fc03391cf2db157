package io.throughline.browser;

import io.throughline.security.PageRights;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Follows every link of ours from page to page, to one page of each kind: one project, one invoice, one report. */
final class Walk {
    private static final PageRights PAGES = PageRights.read();
    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    private final Visit visit;
    private final Set<String> met;

    /** {@code met}: the kinds that nobody has to go to any more; those walked to are added. */
    Walk(Visit visit, Set<String> met) {
        this.visit = visit;
        this.met = met;
    }

    /** {@code look} is called on the start and on each page of a new kind. */
    void from(String start, BiConsumer<String, String> look) {
        visit.go(start);
        noteLinks();
        met.add(kind(start));
        look.accept(start, kind(start));
        while (!ahead.isEmpty()) {
            var path = ahead.poll();
            visit.go(path);
            noteLinks();
            look.accept(path, kind(path));
        }
    }

    private void noteLinks() {
        for (var link : (List<?>) visit.page.locator("main a[href^='/'], nav a[href^='/']").evaluateAll("all => all.map(a => a.getAttribute('href'))")) {
            var path = link.toString().replaceAll("[?#].*", "");
            var kind = kind(path);
            if (kind != null && PageRights.isWhole(kind) && met.add(kind)) ahead.add(path);
        }
    }

    /** {@code /invoices/{number}} of {@code /invoices/R-1}; null where it is none of our pages. */
    private static String kind(String path) {
        return PAGES.page("GET", path).orElse(null);
    }
}
