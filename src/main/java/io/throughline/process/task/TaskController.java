package io.throughline.process.task;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.PageOf;
import io.throughline.api.Unknown;
import io.throughline.process.Inbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person's open tasks: the same ones as in Tasklist, with what the form shows and asks. */
@RestController
@RequestMapping("/api/v1/tasks")
public class TaskController {
    private final Inbox inbox;
    private final TaskForms forms;
    private final StandIns standIns;

    TaskController(Inbox inbox, TaskForms forms, StandIns standIns) {
        this.inbox = inbox;
        this.forms = forms;
        this.standIns = standIns;
    }

    record OpenTask(String id, String key, String name, String process, String businessKey, String assignee, Instant createdAt, Instant dueAt,
                    List<TaskForms.Field> fields, @JsonRawValue String view) {}

    @GetMapping
    PageOf<OpenTask> mine(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size,
                          @RequestParam(required = false) String key, @RequestParam(required = false) String businessKey, Authentication me) {
        standIns.collectFor(me.getName());
        return inbox.of(me.getName(), groups(me), key, businessKey, page, size).map(this::view);
    }

    @GetMapping("/{id}")
    OpenTask one(@PathVariable String id, Authentication me) {
        return view(mine(id, me));
    }

    /** The body holds the form's fields: {@code {"approved": true, "comment": "as agreed"}}. */
    @PostMapping("/{id}/complete")
    OpenTask complete(@PathVariable String id, @RequestBody(required = false) JsonNode answers, Authentication me) {
        var task = mine(id, me);
        var before = view(task);
        inbox.complete(id, me.getName(), groups(me), variables(answers, forms.of(task)));
        return before;
    }

    private Task mine(String id, Authentication me) {
        return inbox.find(id, me.getName(), groups(me)).orElseThrow(() -> new Unknown("open task of yours", id));
    }

    private OpenTask view(Task task) {
        return new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), inbox.process(task), inbox.businessKey(task), task.getAssignee(),
                task.getCreateTime().toInstant(), Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null), forms.of(task), inbox.view(task.getId()));
    }

    private static Map<String, Object> variables(JsonNode answers, List<TaskForms.Field> fields) {
        if (answers == null || answers.isNull()) answers = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        if (!answers.isObject()) throw new InvalidInput("body", "must be an object with the form's fields");
        var known = fields.stream().collect(Collectors.toMap(TaskForms.Field::key, f -> f, (a, b) -> a));
        var problems = new ArrayList<Problem>();
        var variables = new HashMap<String, Object>();
        answers.fields().forEachRemaining(answer -> {
            if (!known.containsKey(answer.getKey())) {
                problems.add(new Problem(answer.getKey(), "is no field of this form; its fields are " + String.join(", ", known.keySet())));
            } else {
                variables.put(answer.getKey(), plain(answer.getValue()));
            }
        });
        for (var field : fields) {
            var answer = variables.get(field.key());
            if (answer != null && !field.takes(answer.toString())) problems.add(new Problem(field.key(), "must be one of " + String.join(", ", field.values())));
            if (field.required() && blank(answer)) problems.add(new Problem(field.key(), "is missing: " + field.label()));
        }
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return variables;
    }

    private static boolean blank(Object value) {
        return value == null || value.toString().isBlank();
    }

    private static Object plain(JsonNode value) {
        if (value.isNull()) return null;
        if (value.isBoolean()) return value.booleanValue();
        if (value.isInt()) return value.intValue();
        if (value.isNumber()) return value.decimalValue().toPlainString();
        if (value.isTextual()) return value.textValue();
        return SpinValues.jsonValue(value.toString()).create();
    }

    public static List<String> groups(Authentication me) {
        return me.getAuthorities().stream().map(a -> a.getAuthority()).filter(a -> a.startsWith("ROLE_"))
                .map(a -> a.equals("ROLE_ADMIN") ? "camunda-admin" : a.substring(5).toLowerCase()).toList();
    }
}
