package io.throughline.process.task;

import io.throughline.process.engine.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever opens a list in Tasklist finds there what waits for those they stand in for. */
@Component
@ConditionalOnWebApplication
class StandInsInTasklist extends OncePerRequestFilter {
    private static final Pattern LIST = Pattern.compile("/camunda/api/engine/engine/default/filter/[A-Za-z0-9-]+/list");
    private final StandIns standIns;
    private final SignedIn signedIn;
    private final IdentityService identity;

    StandInsInTasklist(StandIns standIns, SignedIn signedIn, IdentityService identity) {
        this.standIns = standIns;
        this.signedIn = signedIn;
        this.identity = identity;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LIST.matcher(request.getRequestURI()).matches();
    }

    /** The house hands over, not the reader. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var person = signedIn.person();
        if (person.isPresent()) {
            var reader = identity.getCurrentAuthentication();
            identity.clearAuthentication();
            try {
                standIns.collectFor(person.get());
            } finally {
                identity.setAuthentication(reader);
            }
        }
        chain.doFilter(request, response);
    }
}
