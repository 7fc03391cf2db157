package io.throughline.process.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who the engine knows to be acting, whichever door they came through; empty for jobs. */
@Component
public class SignedIn {
    private final IdentityService identity;

    SignedIn(IdentityService identity) {
        this.identity = identity;
    }

    public Optional<String> person() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(a -> a.getUserId());
    }
}
