package io.throughline.security.door;

import io.throughline.journal.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whatever a request does, it does as whoever is signed in. */
class ActorOfRequest extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        var failure = Actor.as(who.getName(), () -> go(request, response, chain));
        if (failure instanceof IOException io) throw io;
        if (failure instanceof ServletException servlet) throw servlet;
    }

    private static Exception go(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
            return null;
        } catch (IOException | ServletException e) {
            return e;
        }
    }
}
