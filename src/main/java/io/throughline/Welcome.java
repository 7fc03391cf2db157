package io.throughline;

import io.throughline.security.FirstAdministrator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last lines on the console: where to look, and who may sign in. */
@Component
class Welcome {
    private final FirstAdministrator administrator;
    private final boolean demo;

    Welcome(FirstAdministrator administrator, @Value("${throughline.demo:false}") boolean demo) {
        this.administrator = administrator;
        this.demo = demo;
    }

    @EventListener
    public void on(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext web)) return;
        var address = "http://localhost:" + web.getWebServer().getPort();
        System.out.printf("%nThroughline is ready.%n  Start    %s/%n  Tasks    %s/camunda/app/tasklist/%n  API      %s/v3/api-docs%n", address, address, address);
        System.out.println("  Sign in  " + whoMaySignIn());
    }

    private String whoMaySignIn() {
        if (demo) return "consultant, manager, finance, director, analyst, auditor or admin, each with the password demo";
        return administrator.oneTimePassword()
                .map(password -> "%s with the one-time password %s (shown only now; change it at /api/v1/users/admin)".formatted(FirstAdministrator.USERNAME, password))
                .orElse("with your own user name and password");
    }
}
