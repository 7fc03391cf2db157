package io.throughline.process.delivery;

import io.throughline.process.Shown;
import io.throughline.process.TaskView;
import io.throughline.profitability.Profitability;
import io.throughline.project.ChangeOrders;
import io.throughline.project.ClientConsents;
import io.throughline.project.Clients;
import io.throughline.project.Consent.Kind;
import io.throughline.project.Projects;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a manager sees of a question that the client refused or does not answer. */
@Configuration(proxyBeanMethods = false)
class ConsentViews {
    private final ClientConsents consents;
    private final ChangeOrders orders;
    private final Projects projects;
    private final Clients clients;
    private final Profitability profitability;

    ConsentViews(ClientConsents consents, ChangeOrders orders, Projects projects, Clients clients, Profitability profitability) {
        this.consents = consents;
        this.orders = orders;
        this.projects = projects;
        this.clients = clients;
        this.profitability = profitability;
    }

    @Bean
    TaskView decideWithoutClientView() {
        return this::view;
    }

    @Bean
    TaskView answerRefusalView() {
        return this::view;
    }

    private Map<String, Object> view(DelegateTask task) {
        var asked = consents.get(ClientConsent.id(task.getExecution()));
        var project = projects.get(asked.projectCode());
        var view = new LinkedHashMap<String, Object>();
        view.put("what", asked.kind() == Kind.OVERRUN ? "Work beyond the budget" : "Change order");
        view.put("title", asked.kind() == Kind.OVERRUN ? Shown.money(asked.amount(), project.currency()) : orders.get(project.code(), Integer.parseInt(asked.about())).title());
        view.put("project", project.code());
        view.put("name", project.name());
        view.put("client", clients.get(project.clientCode()).name());
        view.put("askedOn", Shown.day(LocalDate.ofInstant(asked.askedAt(), ZoneId.systemDefault())));
        view.put("lines", asked.document().lines().filter(line -> !line.isBlank()).map(line -> Map.of("line", line)).toList());
        view.put("used", ProjectViews.used(project, profitability.burn(project.code())));
        view.put("saidBy", asked.saidBy() == null ? "" : asked.saidBy());
        view.put("comment", asked.comment() == null ? "" : asked.comment());
        view.put("more", "/projects/" + project.code() + "/billing");
        return view;
    }
}
