package io.throughline.people;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who stands at a door: a consultant sees and touches only what is theirs, others by their role. */
public record Caller(String username, String personCode, Set<String> roles) {

    static Caller of(Authentication authentication, String personCode) {
        return new Caller(authentication.getName(), personCode, authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .filter(a -> a.startsWith("ROLE_")).map(a -> a.substring(5)).collect(Collectors.toSet()));
    }

    public boolean hasAny(String... anyOf) {
        return Stream.of(anyOf).anyMatch(roles::contains);
    }

    public boolean seesEverybody() {
        return hasAny("MANAGER", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR", "ANALYST");
    }

    public boolean seesCosts() {
        return hasAny("FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    /** May log, change and submit for the person: oneself, or anybody as a manager or administrator. */
    public void mustActFor(String person) {
        if (!personCode.equals(person) && !hasAny("MANAGER", "ADMIN")) {
            throw new AccessDeniedException("%s may not act for %s.".formatted(username, person));
        }
    }

    public void mustSee(String person) {
        if (!personCode.equals(person) && !seesEverybody()) {
            throw new AccessDeniedException("%s may not look at what is %s's.".formatted(username, person));
        }
    }
}
