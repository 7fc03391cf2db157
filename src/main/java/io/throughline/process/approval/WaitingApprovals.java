package io.throughline.process.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import io.throughline.process.Inbox;
import io.throughline.process.task.StandIns;
import io.throughline.process.task.TaskController;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** What waits for a person's yes or no, read at once: hundreds of weeks cost as many statements as one. What is out of the ordinary comes first. */
@Component
class WaitingApprovals {
    static final Set<String> SHEETS = Set.of("approveTimesheet", "approveEscalatedTimesheet", "approveAsSecond");
    static final String EXPENSE = "approveExpense";
    private static final int MOST = 500;

    /** {@code oddities}: sentences on what is out of the ordinary; none for a clean week. */
    record WaitingSheet(String taskId, String person, String week, String projects, BigDecimal hours, BigDecimal weekHours, BigDecimal lastWeekHours,
                        List<String> oddities, Instant due, boolean overdue) {
        public boolean clean() {
            return oddities.isEmpty() && !overdue;
        }
    }

    record WaitingExpense(String taskId, ExpenseView expense, String person, String warning, Instant due) {}

    record WaitingTask(String taskId, String name, String about, Instant due, boolean overdue) {}

    record Waiting(List<WaitingSheet> sheets, List<WaitingExpense> expenses, List<WaitingTask> others, long total) {
        public List<WaitingSheet> odd() {
            return sheets.stream().filter(s -> !s.clean()).toList();
        }

        public List<WaitingSheet> clean() {
            return sheets.stream().filter(WaitingSheet::clean).toList();
        }

        public boolean nothing() {
            return sheets.isEmpty() && expenses.isEmpty() && others.isEmpty();
        }
    }

    private final Inbox inbox;
    private final StandIns standIns;
    private final RuntimeService runtime;
    private final Expenses expenses;
    private final ExpensePolicy policy;
    private final People people;
    private final FirmClock clock;
    private final ObjectMapper json;

    WaitingApprovals(Inbox inbox, StandIns standIns, RuntimeService runtime, Expenses expenses, ExpensePolicy policy, People people, FirmClock clock, ObjectMapper json) {
        this.inbox = inbox;
        this.standIns = standIns;
        this.runtime = runtime;
        this.expenses = expenses;
        this.policy = policy;
        this.people = people;
        this.clock = clock;
        this.json = json;
    }

    Waiting of(Authentication who) {
        standIns.collectFor(who.getName());
        var tasks = inbox.of(who.getName(), TaskController.groups(who), null, null, 0, MOST);
        var views = views(tasks.content());
        var now = clock.instant();
        var sheets = tasks.content().stream().filter(t -> SHEETS.contains(t.getTaskDefinitionKey()))
                .map(t -> sheet(t, views.getOrDefault(t.getId(), json.createObjectNode()), now))
                .sorted(Comparator.comparing(WaitingSheet::clean).thenComparing(WaitingSheet::week).thenComparing(WaitingSheet::person)).toList();
        var spent = tasks.content().stream().filter(t -> t.getTaskDefinitionKey().equals(EXPENSE)).map(this::expense)
                .sorted(Comparator.comparing((WaitingExpense e) -> e.warning().isEmpty())).toList();
        var others = tasks.content().stream().filter(t -> !SHEETS.contains(t.getTaskDefinitionKey()) && !t.getTaskDefinitionKey().equals(EXPENSE))
                .map(t -> other(t, views.getOrDefault(t.getId(), json.createObjectNode()), now)).toList();
        return new Waiting(sheets, spent, others, tasks.totalElements());
    }

    private WaitingSheet sheet(Task task, JsonNode view, Instant now) {
        var lines = view.path("lines");
        var projects = String.join(", ", StreamSupport.stream(lines.spliterator(), false).map(l -> l.path("project").asText()).distinct().sorted().toList());
        return new WaitingSheet(task.getId(), view.path("person").asText(), view.path("week").asText(), projects, number(view, "totalHours"), number(view, "weekHours"),
                number(view, "lastWeekHours"), sentences(view.path("warnings").asText()), due(task), late(task, now));
    }

    private WaitingExpense expense(Task task) {
        var expense = expenses.get(((Number) inbox.variable(task.getId(), "expenseId")).longValue());
        return new WaitingExpense(task.getId(), expense, people.get(expense.personCode()).name(), policy.judge(expense).warning(), due(task));
    }

    private static WaitingTask other(Task task, JsonNode view, Instant now) {
        var about = view.hasNonNull("project") ? "%s %s".formatted(view.path("project").asText(), view.path("name").asText()).strip()
                : view.path("person").asText() + " " + view.path("week").asText();
        return new WaitingTask(task.getId(), task.getName(), about.strip(), due(task), late(task, now));
    }

    private Map<String, JsonNode> views(List<Task> tasks) {
        var views = new HashMap<String, JsonNode>();
        if (tasks.isEmpty()) return views;
        for (VariableInstance view : runtime.createVariableInstanceQuery().variableName("view").taskIdIn(tasks.stream().map(Task::getId).toArray(String[]::new)).list()) {
            try {
                views.put(view.getTaskId(), json.readTree(String.valueOf(view.getValue())));
            } catch (JsonProcessingException unreadable) {
                throw new IllegalStateException("view of task " + view.getTaskId(), unreadable);
            }
        }
        return views;
    }

    static List<String> sentences(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("(?<=\\.) (?=\\p{Lu})"));
    }

    private static BigDecimal number(JsonNode view, String field) {
        return view.path(field).asText().isEmpty() ? null : new BigDecimal(view.path(field).asText());
    }

    private static Instant due(Task task) {
        return task.getDueDate() == null ? null : task.getDueDate().toInstant();
    }

    private static boolean late(Task task, Instant now) {
        return task.getDueDate() != null && task.getDueDate().before(Date.from(now));
    }
}
