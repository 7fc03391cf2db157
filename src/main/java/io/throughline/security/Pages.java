package io.throughline.security;

import java.util.Comparator;
import org.camunda.bpm.engine.TaskService;
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
        page.addAttribute("roles", me.roles().stream().map(r -> r.name().toLowerCase()).toList());
        page.addAttribute("mine", tasks.createTaskQuery().taskAssignee(me.username()).active().count());
        page.addAttribute("shared", me.roles().stream().mapToLong(this::shared).sum());
        page.addAttribute("sharedList", me.roles().stream().max(Comparator.comparingLong(this::shared)).map(lists::listOf).orElse("/camunda/app/tasklist/default/"));
        page.addAttribute("keepsTime", me.roles().contains(Role.CONSULTANT));
        page.addAttribute("watches", me.roles().stream().anyMatch(GroupRights.WATCHERS::contains));
        page.addAttribute("next", me.roles().stream().flatMap(r -> NextSteps.of(r).stream()).toList());
        return "security/home";
    }

    private long shared(Role role) {
        return tasks.createTaskQuery().taskCandidateGroup(role.group()).taskUnassigned().active().count();
    }
}
