package io.throughline.security;

import io.throughline.page.NavigationEntry;
import io.throughline.page.NavigationEntry.Group;
import java.util.Comparator;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in, and the one that people then find themselves on. */
@Controller
class Pages {
    private final Users users;
    private final TaskService tasks;
    private final TaskFilters lists;

    Pages(Users users, TaskService tasks, TaskFilters lists) {
        this.users = users;
        this.tasks = tasks;
        this.lists = lists;
    }

    @Bean
    static NavigationEntry start() {
        return NavigationEntry.of(Group.DAY, 0, "start", "/", NavigationEntry.STAFF);
    }

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

    @GetMapping("/")
    String home(Authentication who, Model page) {
        var me = users.get(who.getName());
        page.addAttribute("me", me);
        page.addAttribute("mine", tasks.createTaskQuery().taskAssignee(me.username()).active().count());
        page.addAttribute("shared", me.roles().stream().mapToLong(this::shared).sum());
        page.addAttribute("sharedList", me.roles().stream().max(Comparator.comparingLong(this::shared)).map(lists::listOf).orElse("/camunda/app/tasklist/default/"));
        page.addAttribute("next", me.roles().stream().flatMap(r -> NextSteps.of(r).stream()).toList());
        return "security/home";
    }

    private long shared(Role role) {
        return tasks.createTaskQuery().taskCandidateGroup(role.group()).taskUnassigned().active().count();
    }
}
