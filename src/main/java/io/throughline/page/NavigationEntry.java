package io.throughline.page;

import java.util.List;
import java.util.Set;

/**
 * A page's place in the way around: a bean beside the page, so that an entry is there exactly when its page is.
 * {@code key}: the label is the message {@code nav.<key>} of the page's room; {@code place} orders the entries of a group; {@code roles}: who sees it.
 */
public record NavigationEntry(Group group, int place, String key, String link, Set<String> roles) {

    public enum Group { DAY, WORK, MONEY, ENGINE }

    /** Everybody who works here, but not the clerks of machines. */
    public static final String[] STAFF = {"CONSULTANT", "MANAGER", "FINANCE", "DIRECTOR", "ANALYST", "AUDITOR", "ADMIN"};

    public static NavigationEntry of(Group group, int place, String key, String link, String... roles) {
        return new NavigationEntry(group, place, key, link, Set.copyOf(List.of(roles)));
    }

    /** The page itself and what lies below it; the start only itself. */
    boolean leadsTo(String path) {
        return path.equals(link) || link.length() > 1 && path.startsWith(link + "/");
    }
}
