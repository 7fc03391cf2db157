package io.throughline.people;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who stands at a door: a consultant sees and touches only what is theirs, others by their role. */
public record Caller(String id, Set<String> roles) {

    public static Caller of(Authentication authentication) {
        return new Caller(authentication.getName(), authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority)
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
    public void mustActFor(String personCode) {
        if (!id.equals(personCode) && !hasAny("MANAGER", "ADMIN")) {
            throw new AccessDeniedException("%s may not act for %s.".formatted(id, personCode));
        }
    }

    public void mustSee(String personCode) {
        if (!id.equals(personCode) && !seesEverybody()) {
            throw new AccessDeniedException("%s may not look at what is %s's.".formatted(id, personCode));
        }
    }
}
