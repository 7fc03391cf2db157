package io.throughline.security.door;

import io.throughline.security.Role;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who is at the door. {@code version} is that of the account when they came in: once it has moved on they are out. */
public record SignedIn(String username, int version) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return username;
    }

    @Override
    public String toString() {
        return username;
    }

    public Authentication as(Set<Role> roles) {
        List<GrantedAuthority> may = roles.stream().<GrantedAuthority>map(r -> new SimpleGrantedAuthority("ROLE_" + r.name())).toList();
        return UsernamePasswordAuthenticationToken.authenticated(this, null, may);
    }

    /** The engine's groups of whoever is signed in. */
    public static List<String> groups(Authentication who) {
        return who.getAuthorities().stream().map(a -> a.getAuthority().substring("ROLE_".length()))
                .flatMap(name -> Role.named(name).stream()).map(Role::group).toList();
    }
}
