package io.throughline;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last lines on the console: where to look, and who may sign in. */
@Component
class Welcome {
    private final ObjectProvider<SignInHint> hints;

    Welcome(ObjectProvider<SignInHint> hints) {
        this.hints = hints;
    }

    /** Whoever made the first accounts says how to use them. */
    interface SignInHint {
        List<String> lines();
    }

    @EventListener
    public void on(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web)) return;
        var address = "http://localhost:" + web.getWebServer().getPort();
        System.out.printf("%nThroughline is ready.%n  Start    %s/%n  Tasks    %s/camunda/app/tasklist/%n  API      %s/v3/api-docs%n", address, address, address);
        hints.orderedStream().flatMap(h -> h.lines().stream()).forEach(line -> System.out.println("  " + line));
    }
}
