package io.throughline.security;

import java.util.List;
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

    Pages(Users users, TaskService tasks) {
        this.users = users;
        this.tasks = tasks;
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
        page.addAttribute("shared", shared(me));
        page.addAttribute("watches", me.roles().stream().anyMatch(GroupRights.WATCHERS::contains));
        page.addAttribute("next", me.roles().stream().flatMap(r -> NextSteps.of(r).stream()).toList());
        return "security/home";
    }

    private long shared(User me) {
        List<String> groups = me.roles().stream().map(Role::group).toList();
        return groups.isEmpty() ? 0 : tasks.createTaskQuery().taskCandidateGroupIn(groups).taskUnassigned().active().count();
    }
}
