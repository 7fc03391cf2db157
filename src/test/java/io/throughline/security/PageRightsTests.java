package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.page.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may read which page and press which button: {@code src/test/resources/page-rights.txt} says it of every one and every role, and each is
 * tried in a session, at things that are nobody's and without what the form would bring. A new page has to be placed there.
 */
@ThroughlineTest
class PageRightsTests {
    private static final List<Role> STAFF = Visitors.staff().toList();
    /** Everybody's, signed in or not; what comes by secret link is asked in the portal's own tests. */
    private static final List<String> EVERYBODYS = List.of("/login", "/language", "/error", "/portal", "/sandbox", "/decide", "/v3", "/api", "/camunda", "/bounced");
    @Autowired ApplicationContext house;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping doors;

    @Test
    void ofEveryPageAreDecided() {
        assertThat(PageRights.read().rows().keySet()).as("pages in page-rights.txt").containsExactlyInAnyOrderElementsOf(everyPage());
    }

    @Test
    void holdForEveryRole() {
        var browsers = STAFF.stream().collect(Collectors.toMap(r -> r, r -> Browser.of(house, r)));
        var wrong = new ArrayList<String>();
        var table = PageRights.read().rows();
        table.forEach((page, rights) -> rights.forEach((role, letIn) -> {
            var answer = knock(browsers.get(role), page);
            boolean came = answer.status() != 403 && !(answer.location() != null && answer.location().contains("/login"));
            if (came != letIn || answer.status() >= 500) wrong.add("%s as %s: %s expected, answered %d".formatted(page, role, letIn ? "yes" : "no", answer.status()));
        }));
        assertThat(wrong).as("%d pages", table.size()).isEmpty();
    }

    private static Browser.Page knock(Browser browser, String page) {
        var path = page.split(" ")[1].replace("{isoWeek}", "2026-W02").replaceAll("\\{(id|draftId|position|cell)}", "0").replaceAll("\\{[^}]*}", "NOBODY");
        return page.startsWith("GET ") ? browser.get(path) : browser.post(path, Map.of());
    }

    private TreeSet<String> everyPage() {
        return doors.getHandlerMethods().keySet().stream().flatMap(door -> door.getPatternValues().stream().filter(path -> EVERYBODYS.stream().noneMatch(path::startsWith))
                .flatMap(path -> door.getMethodsCondition().getMethods().stream().map(method -> method + " " + path))).collect(Collectors.toCollection(TreeSet::new));
    }
}
