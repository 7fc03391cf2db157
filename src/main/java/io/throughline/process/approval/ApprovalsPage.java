package io.throughline.process.approval;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.page.NavigationEntry;
import io.throughline.page.NavigationEntry.Group;
import io.throughline.process.Inbox;
import io.throughline.process.task.TaskController;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Timesheets.LineState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for my yes or no, through the same tasks as in Tasklist: many clean weeks at once, the odd ones line by line. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/approvals")
@PreAuthorize("hasAnyRole('MANAGER','DIRECTOR','FINANCE','ADMIN')")
class ApprovalsPage {
    private final WaitingApprovals waiting;
    private final Inbox inbox;
    private final Timesheets timesheets;
    private final Projects projects;
    private final SheetViews views;
    private final SkipAhead skipping;
    private final MessageSource messages;

    ApprovalsPage(WaitingApprovals waiting, Inbox inbox, Timesheets timesheets, Projects projects, SheetViews views, SkipAhead skipping, MessageSource messages) {
        this.waiting = waiting;
        this.inbox = inbox;
        this.timesheets = timesheets;
        this.projects = projects;
        this.views = views;
        this.skipping = skipping;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry approvals() {
        return NavigationEntry.of(Group.WORK, 10, "approvals", "/approvals", "MANAGER", "DIRECTOR", "FINANCE", "ADMIN");
    }

    @GetMapping
    String list(Authentication who, Model page) {
        page.addAttribute("waiting", waiting.of(who));
        page.addAttribute("before", skipping.open(who));
        return "process/approvals";
    }

    /** Of a final approver: the lines come to their group without the first look. */
    @PostMapping("/{taskId}/skip-ahead")
    @PreAuthorize("hasAnyRole('DIRECTOR','FINANCE')")
    String skipAhead(@PathVariable String taskId, @RequestParam(defaultValue = "") String reason, Authentication who, RedirectAttributes then) {
        skipping.task(taskId, reason, who);
        then.addFlashAttribute("done", say("approvals.skipped", (Object) null));
        return "redirect:/approvals";
    }

    /** Each in its own transaction: what is refused stays where it is and says why. */
    @PostMapping("/approve")
    String approve(@RequestParam(defaultValue = "") List<String> task, Authentication who, RedirectAttributes then) {
        var problems = new ArrayList<Problem>();
        int done = 0;
        for (var id : task) {
            try {
                var mine = mine(id, who);
                complete(mine, who, mine.getTaskDefinitionKey().equals(WaitingApprovals.EXPENSE) ? Map.of("approved", true) : Map.of());
                done++;
            } catch (RuntimeException refused) {
                problems.add(new Problem(null, sentence(refused)));
            }
        }
        if (!problems.isEmpty()) then.addFlashAttribute("problems", problems);
        if (done > 0) then.addFlashAttribute("done", say("approvals.approved", done));
        return "redirect:/approvals";
    }

    @GetMapping("/{taskId}")
    String one(@PathVariable String taskId, Authentication who, Model page) {
        var task = mine(taskId, who);
        page.addAttribute("taskId", taskId);
        if (task.getTaskDefinitionKey().equals(WaitingApprovals.EXPENSE)) {
            page.addAttribute("waiting", waiting.of(who).expenses().stream().filter(e -> e.taskId().equals(taskId)).findFirst().orElseThrow(() -> new Unknown("task", taskId)));
            return "process/approve-expense";
        }
        if (!WaitingApprovals.SHEETS.contains(task.getTaskDefinitionKey())) return "redirect:/camunda/app/tasklist/default/#/?task=" + taskId;
        var lines = lines(taskId);
        page.addAttribute("sheet", timesheets.sheet(sheetOf(taskId)));
        page.addAttribute("lines", lines);
        page.addAttribute("names", projects.tasks(lines.stream().map(l -> new ProjectTask.Key(l.projectCode(), l.taskCode())).collect(Collectors.toSet()))
                .stream().collect(Collectors.toMap(t -> t.projectCode() + "/" + t.code(), ProjectTask::name)));
        page.addAttribute("budgets", views.budgets(lines));
        page.addAttribute("waiting", waiting.of(who).sheets().stream().filter(s -> s.taskId().equals(taskId)).findFirst().orElseThrow(() -> new Unknown("task", taskId)));
        return "process/approve-sheet";
    }

    /** Lines that are ticked go back, each with its own comment or with the one for all; the others are approved. */
    @PostMapping("/{taskId}/sheet")
    String decideSheet(@PathVariable String taskId, @RequestParam(defaultValue = "") List<Long> back, @RequestParam(defaultValue = "") String comment,
                       @RequestParam Map<String, String> answers, Authentication who, RedirectAttributes then) {
        var task = mine(taskId, who);
        var rejected = new ArrayList<Map<String, String>>();
        var problems = new ArrayList<Problem>();
        for (var id : back) {
            var own = answers.getOrDefault("why-" + id, "").strip();
            if (own.isEmpty() && comment.isBlank()) problems.add(new Problem("why-" + id, say("approvals.why", (Object) null)));
            rejected.add(Map.of("id", id.toString(), "comment", own.isEmpty() ? comment.strip() : own));
        }
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        var given = new LinkedHashMap<String, Object>();
        given.put("rejectedLines", SpinValues.jsonValue(Spin.JSON(rejected)).create());
        if (!comment.isBlank() || !rejected.isEmpty()) given.put("comment", comment.isBlank() ? rejected.get(0).get("comment") : comment.strip());
        complete(task, who, given);
        then.addFlashAttribute("done", rejected.isEmpty() ? say("approvals.approved", 1) : say("approvals.sentBack", rejected.size()));
        return "redirect:/approvals";
    }

    @PostMapping("/{taskId}/expense")
    String decideExpense(@PathVariable String taskId, @RequestParam boolean approved, @RequestParam(defaultValue = "") String comment, Authentication who,
                         RedirectAttributes then) {
        complete(mine(taskId, who), who, Map.of("approved", approved, "comment", comment));
        then.addFlashAttribute("done", say(approved ? "approvals.expenseApproved" : "approvals.expenseBack", (Object) null));
        return "redirect:/approvals";
    }

    /** What a room said, also where it went through the engine; anything else is no refusal. */
    private static String sentence(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused || cause instanceof InvalidInput || cause instanceof Unknown) return cause.getMessage();
        }
        throw failed;
    }

    /** What is offered to a group is taken over first, so that it is in the record who decided. */
    private void complete(Task task, Authentication who, Map<String, Object> answers) {
        inbox.completeOwn(task, who.getName(), TaskController.groups(who), answers);
    }

    private Task mine(String taskId, Authentication who) {
        return inbox.find(taskId, who.getName(), TaskController.groups(who)).orElseThrow(() -> new Unknown("open task of yours", taskId));
    }

    private List<SheetLine> lines(String taskId) {
        var submitted = timesheets.waiting(sheetOf(taskId), (String) inbox.variable(taskId, "approver")).stream().filter(l -> l.state() == LineState.SUBMITTED).toList();
        boolean second = submitted.stream().allMatch(SheetLine::waitsForSecond);
        return submitted.stream().filter(l -> l.waitsForSecond() == second).toList();
    }

    private long sheetOf(String taskId) {
        return ((Number) inbox.variable(taskId, "sheetId")).longValue();
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
