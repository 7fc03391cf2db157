package io.throughline.connector;

import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.InvoiceSummary;
import io.throughline.connector.TopicHandler.Job;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.project.Client;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.Payment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door for workers in another process: {@code Work} and {@code Memory} over HTTP, and the deeds of our own providers, which need this house. */
@RestController
@RequestMapping("/api/v1/work")
@PreAuthorize("hasRole('WORKER')")
class WorkController {

    record Remembered(String theirId) {}

    private final Work work;
    private final Memory memory;
    private final Map<String, TopicHandler> own;

    WorkController(Work work, Memory memory, List<TopicHandler> handlers) {
        this.work = work;
        this.memory = memory;
        this.own = handlers.stream().collect(Collectors.toUnmodifiableMap(TopicHandler::topic, Function.identity()));
    }

    @GetMapping("/clients")
    Client client(@RequestParam String code) {
        return work.client(code);
    }

    @GetMapping("/projects")
    ProjectSummary project(@RequestParam String code) {
        return work.project(code);
    }

    @GetMapping("/tasks")
    List<ProjectTask> tasks(@RequestParam String project) {
        return work.tasks(project);
    }

    @GetMapping("/invoices/{draftId}")
    InvoiceSummary invoice(@PathVariable long draftId) {
        return work.invoice(draftId);
    }

    @GetMapping("/invoices/{draftId}/payments")
    List<Payment> payments(@PathVariable long draftId) {
        return work.payments(draftId);
    }

    @GetMapping("/invoices/{draftId}/credits")
    List<ClientCredit> credits(@PathVariable long draftId) {
        return work.credits(draftId);
    }

    @GetMapping("/credits/{creditId}")
    ClientCredit credit(@PathVariable long creditId) {
        return work.credit(creditId);
    }

    @GetMapping("/expenses/{expenseId}")
    ExpenseView expense(@PathVariable long expenseId) {
        return work.expense(expenseId);
    }

    @GetMapping("/memory/{system}/{entity}")
    Remembered recall(@PathVariable String system, @PathVariable String entity, @RequestParam String ourId) {
        return new Remembered(memory.recall(system, entity, ourId).orElse(null));
    }

    @PutMapping("/memory/{system}/{entity}")
    void remember(@PathVariable String system, @PathVariable String entity, @RequestParam String ourId, @RequestBody Remembered remembered) {
        memory.remember(system, entity, ourId, remembered.theirId());
    }

    /** Topics that are served here. */
    @GetMapping("/own")
    Set<String> ownTopics() {
        return own.keySet();
    }

    /** Answers the variables that the process gets. */
    @PostMapping("/own/{topic}")
    Map<String, Object> perform(@PathVariable String topic, @RequestBody Job job) {
        if (!own.containsKey(topic)) throw new Unknown("topic", topic);
        try {
            return own.get(topic).handle(job);
        } catch (RuntimeException e) {
            throw new Refused(TaskLoop.sentence(topic, e));
        }
    }
}
