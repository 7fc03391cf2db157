package io.throughline.security.token;

import io.throughline.api.PageOf;
import io.throughline.security.engine.WorkerAccess;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Collection;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for one's own programs; administrators also make the worker's, and see and revoke everybody's. */
@RestController
@RequestMapping("/api/v1/tokens")
@PreAuthorize("isAuthenticated()")
class TokenController {
    private static final int DAYS = 90;
    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    /** {@code username} only for {@code worker}; {@code days} of life, 90 if not said. */
    record NewToken(@NotBlank(message = "is missing: what is the token for?") @Size(max = 100) String name,
                    @Min(1) @Max(366) Integer days, String username) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Tokens.Issued issue(@Valid @RequestBody NewToken n, Authentication who) {
        var forWhom = n.username() == null ? who.getName() : n.username();
        if (!forWhom.equals(who.getName()) && !(forWhom.equals(WorkerAccess.USERNAME) && isAdmin(who.getAuthorities()))) {
            throw new AccessDeniedException("tokens are made for oneself, by administrators also for the worker");
        }
        return tokens.issue(forWhom, n.name(), Duration.ofDays(n.days() == null ? DAYS : n.days()));
    }

    @GetMapping
    PageOf<Tokens.Known> mine(Authentication who) {
        var known = tokens.of(isAdmin(who.getAuthorities()) ? null : who.getName());
        return new PageOf<>(known, known.size(), 0, known.size());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, Authentication who) {
        tokens.revoke(id, isAdmin(who.getAuthorities()) ? null : who.getName());
    }

    private static boolean isAdmin(Collection<? extends GrantedAuthority> rights) {
        return rights.stream().anyMatch(a -> a.getAuthority().equals("ROLE_ADMIN"));
    }
}
