package io.throughline.process.delivery;

import io.throughline.people.People;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.project.Steward;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What its page does to a project, as the person who asks. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/projects/{code}")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
class ProjectDeeds {
    private final Projects projects;
    private final Milestones milestones;
    private final Delivery delivery;
    private final People people;
    private final MessageSource messages;

    ProjectDeeds(Projects projects, Milestones milestones, Delivery delivery, People people, MessageSource messages) {
        this.projects = projects;
        this.milestones = milestones;
        this.delivery = delivery;
        this.people = people;
        this.messages = messages;
    }

    @PostMapping("/hold")
    String hold(@PathVariable String code, @RequestParam String reason, Authentication who, RedirectAttributes then) {
        steward(code, who);
        projects.putOnHold(code, reason);
        return done("project.held", code, "", then);
    }

    @PostMapping("/resume")
    String resume(@PathVariable String code, Authentication who, RedirectAttributes then) {
        steward(code, who);
        projects.resume(code);
        return done("project.resumed", code, "", then);
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable String code, @RequestParam String reason, Authentication who, RedirectAttributes then) {
        steward(code, who);
        projects.cancel(code, reason);
        return done("project.cancelled", code, "", then);
    }

    @PostMapping("/hand-over")
    String handOver(@PathVariable String code, @RequestParam String managerCode, Authentication who, RedirectAttributes then) {
        steward(code, who);
        projects.handOver(code, managerCode);
        return done("project.handedOver", code, "", then);
    }

    @PostMapping("/complete-delivery")
    String completeDelivery(@PathVariable String code, Authentication who, RedirectAttributes then) {
        delivery.complete(code, who);
        return done("project.delivered", code, "", then);
    }

    @PostMapping("/milestones")
    String plan(@PathVariable String code, @RequestParam String name, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate dueDate, RedirectAttributes then) {
        milestones.plan(code, new NewMilestone(name, dueDate));
        return done("project.milestonePlanned", code, "/milestones", then);
    }

    @PostMapping("/milestones/{id}/accept")
    String accept(@PathVariable String code, @PathVariable long id, Authentication who, RedirectAttributes then) {
        delivery.accept(code, id, who);
        return done("project.milestoneAccepted", code, "/milestones", then);
    }

    /** A new task, or another version of one that is there. */
    @PostMapping("/tasks")
    String task(@PathVariable String code, @RequestParam("task") String taskCode, @RequestParam String name, @RequestParam(defaultValue = "") String category,
                @RequestParam(defaultValue = "0") int priority, @RequestParam(required = false) BigDecimal estimateHours, @RequestParam(defaultValue = "false") boolean billable,
                @RequestParam(defaultValue = "") String assigneeCode, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate dueDate,
                @RequestParam(defaultValue = "false") boolean done, @RequestParam(defaultValue = "false") boolean known, RedirectAttributes then) {
        var task = new ProjectTask(code, taskCode.strip(), name, category, priority, estimateHours == null ? BigDecimal.ZERO : estimateHours, billable,
                assigneeCode.isBlank() ? null : assigneeCode, dueDate, done);
        if (known) projects.changeTask(task);
        else projects.addTask(task);
        return done(known ? "project.taskChanged" : "project.taskAdded", code, "/tasks", then);
    }

    private void steward(String code, Authentication who) {
        Steward.require(who, projects.get(code), people);
    }

    private String done(String key, String code, String tab, RedirectAttributes then) {
        then.addFlashAttribute("done", messages.getMessage(key, new Object[] {code}, LocaleContextHolder.getLocale()));
        return "redirect:/projects/" + code + tab;
    }
}
