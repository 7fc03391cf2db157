package io.throughline.security.token;

import io.throughline.security.Role;
import io.throughline.security.door.SignedIn;
import io.throughline.security.engine.WorkerAccess;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer …}: a token that was issued here. */
public class BearerTokens extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private final Tokens tokens;
    private final WorkerAccess worker;
    private final AuthenticationEntryPoint refused;

    public BearerTokens(Tokens tokens, WorkerAccess worker, AuthenticationEntryPoint refused) {
        this.tokens = tokens;
        this.worker = worker;
        this.refused = refused;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        var who = owner(header.substring(SCHEME.length()).strip());
        if (who.isEmpty()) {
            refused.commence(request, response, new BadCredentialsException("The token is unknown, revoked or has expired."));
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who.get());
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Optional<Authentication> owner(String token) {
        if (worker.isOfThisRun(token)) return Optional.of(new SignedIn(WorkerAccess.USERNAME, 0).as(Set.of(Role.WORKER)));
        return tokens.owner(token).map(user -> new SignedIn(user.username(), 0).as(user.roles()));
    }
}
