package io.throughline.process.collection;

import io.throughline.process.Shown;
import io.throughline.process.TaskView;
import io.throughline.project.Clients;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Reminders;
import io.throughline.receivables.WriteOffs;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people see in the tasks of {@code collection}. */
@Configuration(proxyBeanMethods = false)
class CollectionViews {
    private final Receivables receivables;
    private final Reminders reminders;
    private final Clients clients;

    CollectionViews(Receivables receivables, Reminders reminders, Clients clients) {
        this.receivables = receivables;
        this.reminders = reminders;
        this.clients = clients;
    }

    @Bean
    TaskView settleDisputeView(Disputes disputes) {
        return task -> {
            var view = facts(task);
            disputes.openOn(draftId(task)).ifPresent(d -> {
                view.put("disputeId", d.id());
                view.put("reason", d.line() == null ? d.reason() : "Line %d (%s): %s".formatted(d.line(), d.lineText(), d.reason()));
                view.put("disputedSince", Shown.day(LocalDate.ofInstant(d.openedAt(), ZoneId.systemDefault())));
            });
            return view;
        };
    }

    @Bean
    TaskView decideHowToGoOnView() {
        return this::facts;
    }

    @Bean
    TaskView confirmWriteOffView(WriteOffs writeOffs) {
        return task -> {
            var view = facts(task);
            writeOffs.waiting(draftId(task)).ifPresent(request -> {
                view.put("requestedBy", request.requestedBy());
                view.put("reason", request.reason());
            });
            return view;
        };
    }

    private Map<String, Object> facts(DelegateTask task) {
        var item = receivables.get(draftId(task));
        var view = new HashMap<String, Object>();
        view.put("invoice", item.number());
        view.put("client", clients.get(item.clientCode()).name());
        view.put("gross", item.gross().toString());
        view.put("open", item.open().toString());
        view.put("issued", Shown.day(item.issueDate()));
        view.put("due", Shown.day(item.dueDate()));
        view.put("payments", receivables.paymentsOf(item.draftId()).stream()
                .map(p -> Map.of("day", Shown.day(p.paidOn()), "amount", p.amount().toString(), "reference", p.reference())).toList());
        view.put("reminders", reminders.of(item.draftId()).stream().map(r -> Map.of("day", Shown.day(r.sentOn()), "level", r.level())).toList());
        view.put("others", receivables.ofClient(item.clientCode()).stream().filter(r -> !r.isSettled() && r.draftId() != item.draftId())
                .map(r -> Map.of("invoice", r.number(), "due", Shown.day(r.dueDate()), "open", r.open().toString())).toList());
        view.put("more", "/invoices/" + item.number());
        return view;
    }

    private static long draftId(DelegateTask task) {
        return Collection.draftId(task.getExecution());
    }
}
