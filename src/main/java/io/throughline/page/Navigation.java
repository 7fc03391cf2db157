package io.throughline.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The way around for whoever is signed in; called by the layout. */
@Component("navigation")
public class Navigation {
    private final List<NavigationEntry> entries;
    private final Here here;

    Navigation(List<NavigationEntry> entries, Here here) {
        this.entries = entries.stream().sorted(Comparator.comparing(NavigationEntry::group).thenComparing(NavigationEntry::place)).toList();
        this.here = here;
    }

    /** An entry as it is shown. */
    public record Shown(String key, String link, boolean current) {}

    public Map<NavigationEntry.Group, List<Shown>> groups() {
        var path = here.path();
        return entries.stream().filter(e -> e.roles().stream().anyMatch(this::is))
                .collect(Collectors.groupingBy(NavigationEntry::group, TreeMap::new,
                        Collectors.mapping(e -> new Shown(e.key(), e.link(), e.leadsTo(path)), Collectors.toList())));
    }

    public boolean signedIn() {
        return who() != null;
    }

    public String username() {
        return signedIn() ? who().getName() : "";
    }

    /** Whether the signed-in person has the role, for what a page shows; what may be done is guarded where it is done. */
    public boolean is(String role) {
        return signedIn() && who().getAuthorities().stream().anyMatch(a -> a.getAuthority().equals("ROLE_" + role));
    }

    /** Whether one of the roles is theirs: what leads to a page that is not for the reader is no link. */
    public boolean isAny(String... roles) {
        return Arrays.stream(roles).anyMatch(this::is);
    }

    private static Authentication who() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who == null || who instanceof AnonymousAuthenticationToken ? null : who;
    }
}
