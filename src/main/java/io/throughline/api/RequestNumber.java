package io.throughline.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Each request has a number, the caller's or ours; it stands beside every line of the log that the request writes, and in the answer. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestNumber extends OncePerRequestFilter {
    static final String KEY = "requestId";
    private static final String HEADER = "X-Request-Id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest) throws ServletException, IOException {
        var given = request.getHeader(HEADER);
        var number = given != null && given.matches("[\\w.:-]{1,64}") ? given : UUID.randomUUID().toString().substring(0, 8);
        response.setHeader(HEADER, number);
        try (var ignored = MDC.putCloseable(KEY, number)) {
            rest.doFilter(request, response);
        }
    }
}
