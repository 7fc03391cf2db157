package io.throughline.security.door;

import io.throughline.page.NavigationEntry;
import io.throughline.page.NavigationEntry.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in, and the way to the engine's own applications. */
@Controller
class Pages {
    @Bean
    static NavigationEntry tasklist() {
        return NavigationEntry.of(Group.ENGINE, 10, "tasklist", "/camunda/app/tasklist/default/", NavigationEntry.STAFF);
    }

    @Bean
    static NavigationEntry cockpit() {
        return NavigationEntry.of(Group.ENGINE, 20, "cockpit", "/camunda/app/cockpit/default/", "ANALYST", "AUDITOR", "ADMIN");
    }

    @GetMapping("/login")
    String signIn(Authentication who, @RequestParam(required = false) Long wait, Model page) {
        if (who != null && who.getPrincipal() instanceof SignedIn) return "redirect:/";
        page.addAttribute("wait", wait);
        return "security/login";
    }
}
