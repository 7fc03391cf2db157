package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.journal.Actor;
import io.throughline.page.Browser;
import io.throughline.process.WorkFixture;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Receivables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Nobody is shown a link or a button that would only tell them that it is not for them: what a role's pages lead to is followed, one of a kind, and
 * each further link and each form's address is looked up in page-rights.txt.
 */
@ThroughlineTest
class LinksTests {
    private static final Pattern TAG = Pattern.compile("<(a|form|button)\\s([^>]*)>");
    private static final Pattern LEADS = Pattern.compile("(?:^|\\s)(href|action|formaction|hx-get|hx-post)=\"(/[^\"]*)\"");
    private static final Set<String> ELSEWHERE = Set.of("camunda", "v3", "portal", "logout", "language", "login", "sandbox");
    private final PageRights rights = PageRights.read();
    private final Set<String> seen = new TreeSet<>();
    private final List<String> closed = new ArrayList<>();
    @Autowired ApplicationContext house;
    @Autowired Times times;

    @Test
    void leadNobodyToAClosedDoor() {
        lives();
        Visitors.staff().forEach(this::walk);
        assertThat(closed).as("links and buttons that the role may not use").isEmpty();
        assertThat(seen).as("walked to").contains("/mails/{id}", "/month-end/runs/{id}", "/receivables/clients/{code}", "/invoices/{number}/credit", "/templates",
                "/evidence/invoices/{number}", "/approvals/{taskId}", "/models/{id}");
    }

    /** An invoice that was mailed, reminded and objected to; a run; a manager's own week, which a director decides. */
    private void lives() {
        var debts = new DebtFixture(house);
        var bills = new BillingFixture(house);
        var work = new WorkFixture(house);
        var invoice = debts.mailed();
        times.moveTo(invoice.dueDate().plusDays(4).atTime(9, 0));
        Actor.as("finance", () -> house.getBean(Receivables.class).openDispute(invoice.number(), "Two days too many"));
        bills.approved(bills.project(), bills.person("100.00"), "8.00");
        Actor.as("manager", () -> bills.runs.request(bills.cutOff()));
        times.drain();
        var monday = work.monday();
        var author = work.person();
        work.log(monday, author, work.project(author), "4.00");
        work.submit(author, monday);
        times.drain();
    }

    private void walk(Role role) {
        var browser = Browser.of(house, role);
        var met = new HashSet<String>();
        var ahead = new ArrayDeque<>(List.of("/"));
        while (!ahead.isEmpty()) {
            var path = ahead.poll();
            var page = browser.get(path);
            // 406: an answer for programs.
            if (page.status() >= 400 && page.status() != 406) closed.add("%s meets %d at %s".formatted(role, page.status(), path));
            if (page.status() != 200 || !page.html().contains("<main")) continue;
            rights.page("GET", path).ifPresent(seen::add);
            for (var link : links(page.html())) {
                var kind = link.kind(rights);
                if (kind == null || !met.add(link.post() + kind)) continue;
                if (rights.page(link.method(), link.path()).isPresent() && !rights.allows(link.method(), kind, role)) closed.add("%s is shown %s %s on %s".formatted(role, link.method(), link.path(), path));
                else if (!link.post()) ahead.add(link.path());
            }
        }
    }

    private record Link(boolean post, String path) {
        String method() {
            return post ? "POST" : "GET";
        }

        /** The page's pattern; an address of the API without its numbers; null where it leads out of our pages. */
        String kind(PageRights rights) {
            if (ELSEWHERE.contains(path.split("/").length < 2 ? "" : path.split("/")[1])) return null;
            return rights.page(method(), path).orElseGet(() -> path.replaceAll("[^/]*\\d[^/.]*", "*"));
        }
    }

    private static List<Link> links(String html) {
        var links = new ArrayList<Link>();
        for (var tag = TAG.matcher(html); tag.find();) {
            var attributes = tag.group(2);
            boolean form = tag.group(1).equals("form") && attributes.contains("method=\"post\"") || tag.group(1).equals("button");
            for (var lead = LEADS.matcher(attributes); lead.find();) {
                var post = lead.group(1).equals("hx-post") || form && !lead.group(1).equals("hx-get");
                links.add(new Link(post, lead.group(2).replace("&amp;", "&").replaceAll("[?#].*", "")));
            }
        }
        return links;
    }
}
