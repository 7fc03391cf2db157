package io.throughline.security.engine;

import io.throughline.security.door.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who asks, for the length of the request, so that its own rights apply. */
public class EngineIdentity extends OncePerRequestFilter {
    private final IdentityService identity;

    public EngineIdentity(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var who = SecurityContextHolder.getContext().getAuthentication();
        identity.setAuthentication(who.getName(), SignedIn.groups(who));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
