package io.throughline.project.template;

import io.throughline.people.People;
import io.throughline.project.FieldCheck;
import io.throughline.project.ProjectTemplate;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What a template must say to be kept; told field by field. */
@Component
public class TemplateCheck {
    private static final BigDecimal MOST_HOURS = new BigDecimal("1000000");
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");
    private static final int MOST_DAYS = 3660;
    private final People people;

    TemplateCheck(People people) {
        this.people = people;
    }

    public ProjectTemplate valid(ProjectTemplate t) {
        var check = new FieldCheck();
        var code = check.code("code", t.code());
        var name = check.line("name", t.name());
        var description = check.optional("description", t.description(), 2000, true);
        if (t.billingModel() == null) check.problem("billingModel", "is missing");
        int digits = check.currency("currency", t.currency());
        var hours = check.amount("budgetHours", t.budgetHours(), 2, MOST_HOURS);
        var amount = check.amount("budgetAmount", t.budgetAmount(), digits, MOST_MONEY);
        if (t.rate() != null) check.amount("rate", t.rate(), 4, MOST_HOURS);
        var known = people.find(t.tasks().stream().map(ProjectTemplate.Task::assigneeCode).filter(Objects::nonNull).collect(Collectors.toSet())).keySet();
        var codes = new HashSet<String>();
        var tasks = IntStream.range(0, t.tasks().size()).mapToObj(i -> {
            var task = t.tasks().get(i);
            var at = "tasks[%d].".formatted(i);
            if (!codes.add(check.code(at + "code", task.code()))) check.problem(at + "code", "'%s' is there twice".formatted(task.code()));
            if (task.assigneeCode() != null && !known.contains(task.assigneeCode())) check.problem(at + "assigneeCode", "there is no person '%s'".formatted(task.assigneeCode()));
            return new ProjectTemplate.Task(task.code(), check.line(at + "name", task.name()), check.optional(at + "category", task.category(), 200, false), task.priority() == null ? 0 : task.priority(),
                    check.amount(at + "estimateHours", task.estimateHours(), 2, MOST_HOURS), task.billable() == null || task.billable(), task.assigneeCode(), days(at + "dueAfterDays", task.dueAfterDays(), check));
        }).toList();
        var goals = goals(t.milestones(), check);
        var steps = steps(t.checklist(), check);
        check.throwProblems();
        return new ProjectTemplate(code, name, description, t.billingModel(), t.currency(), hours, amount, t.rate(), t.madeFrom(), tasks, goals, steps);
    }

    private static List<ProjectTemplate.Goal> goals(List<ProjectTemplate.Goal> goals, FieldCheck check) {
        var names = new HashSet<String>();
        return IntStream.range(0, goals.size()).mapToObj(i -> {
            var at = "milestones[%d].".formatted(i);
            var name = check.line(at + "name", goals.get(i).name());
            if (!names.add(name)) check.problem(at + "name", "'%s' is there twice".formatted(name));
            return new ProjectTemplate.Goal(name, days(at + "dueAfterDays", goals.get(i).dueAfterDays(), check));
        }).toList();
    }

    private static List<ProjectTemplate.Step> steps(List<ProjectTemplate.Step> steps, FieldCheck check) {
        var names = new HashSet<String>();
        return IntStream.range(0, steps.size()).mapToObj(i -> {
            var at = "checklist[%d].".formatted(i);
            var name = check.line(at + "name", steps.get(i).name());
            if (!names.add(name)) check.problem(at + "name", "'%s' is there twice".formatted(name));
            int days = steps.get(i).workingDays();
            if (days < 0 || days > 250) check.problem(at + "workingDays", "must be 0 to 250 working days, not " + days);
            return new ProjectTemplate.Step(name, days);
        }).toList();
    }

    /** Before the start, too: preparations may be due earlier. */
    private static Integer days(String field, Integer days, FieldCheck check) {
        if (days != null && Math.abs(days) > MOST_DAYS) check.problem(field, "must be within ten years, not %d days".formatted(days));
        return days;
    }
}
