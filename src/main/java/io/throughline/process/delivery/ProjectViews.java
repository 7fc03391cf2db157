package io.throughline.process.delivery;

import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.Shown;
import io.throughline.process.TaskView;
import io.throughline.profitability.Profitability;
import io.throughline.project.Clients;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectSetup;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.receivables.Receivables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people see of a project when they are asked something about it. */
@Configuration(proxyBeanMethods = false)
class ProjectViews {
    private final Projects projects;
    private final Clients clients;
    private final People people;
    private final Profitability profitability;
    private final WhatIsOpen whatIsOpen;
    private final Receivables receivables;

    ProjectViews(Projects projects, Clients clients, People people, Profitability profitability, WhatIsOpen whatIsOpen, Receivables receivables) {
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.profitability = profitability;
        this.whatIsOpen = whatIsOpen;
        this.receivables = receivables;
    }

    @Bean
    TaskView completeSetupStepView(ProjectSetup setup, TeamOffer team) {
        return task -> withStep(task, setup, team);
    }

    @Bean
    TaskView completeOverdueSetupStepView(ProjectSetup setup, TeamOffer team) {
        return task -> withStep(task, setup, team);
    }

    /** The manager waits for it. */
    @Bean
    TaskView signOffBudgetView() {
        return task -> {
            var project = project(task);
            var view = withBudget(task);
            var rate = project.budgetHours().signum() == 0 ? "" : Shown.money(project.budgetAmount().divide(project.budgetHours(), 2, RoundingMode.HALF_UP), project.currency());
            var owed = receivables.ofClient(project.clientCode()).stream().filter(r -> !r.isSettled()).toList();
            view.put("facts", Shown.rows("what,value", List.of("Hours", view.get("budgetHours")), List.of("Amount", view.get("budgetAmount")),
                    List.of("Amount an hour", rate), List.of("Billed by", view.get("model")), List.of("Client's open invoices", owed.size()),
                    List.of("Projects of the client", projects.all().stream().filter(p -> p.clientCode().equals(project.clientCode())).count())));
            view.put("watchedBy", people.userOf(project.managerCode()));
            return view;
        };
    }

    @Bean
    TaskView mendBudgetView() {
        return this::withBudget;
    }

    @Bean
    TaskView completeDeliveryView() {
        return task -> {
            var view = withBurn(task);
            view.put("open", whatIsOpen.all(project(task).code()).stream().map(sentence -> Map.of("what", sentence)).toList());
            return view;
        };
    }

    @Bean
    TaskView reviewBudgetView() {
        return task -> {
            var view = withBurn(task);
            view.put("percent", task.getVariable("percent"));
            return view;
        };
    }

    @Bean
    TaskView acceptMilestoneView(Milestones milestones) {
        return task -> withMilestone(task, milestones);
    }

    @Bean
    TaskView acceptAddedMilestoneView(Milestones milestones) {
        return task -> withMilestone(task, milestones);
    }

    @Bean
    TaskView clearWhatIsOpenView() {
        return task -> {
            var view = about(task);
            view.put("open", whatIsOpen.all(project(task).code()).stream().map(sentence -> Map.of("what", sentence)).toList());
            return view;
        };
    }

    /** Totals only: nobody's cost rate can be read from them. */
    @Bean
    TaskView reviewCloseoutView() {
        return task -> {
            var project = project(task);
            var margin = profitability.ofProject(project.code());
            var burn = profitability.burn(project.code());
            var view = about(task);
            view.put("comparison", used(project, burn));
            view.put("result", Shown.rows("what,amount", List.of("Revenue", euros(margin.revenue())), List.of("Labour", euros(margin.labourCost().negate())),
                    List.of("Expenses", euros(margin.expenseCost().negate())), List.of("Margin", euros(margin.margin())),
                    List.of("Margin of revenue", Shown.percent(margin.margin(), margin.revenue()))));
            return view;
        };
    }

    private Map<String, Object> withStep(DelegateTask task, ProjectSetup setup, TeamOffer team) {
        var view = about(task);
        var step = setup.step(Long.parseLong((String) task.getVariable("stepId")));
        view.put("step", step.name());
        view.put("due", Shown.day(step.dueDate()));
        team.show(step, project(task), view);
        view.put("checklist", setup.steps(project(task).code()).stream()
                .map(s -> Map.of("what", s.name(), "due", Shown.day(s.dueDate()), "state", s.done() ? "done" : "open")).toList());
        return view;
    }

    private Map<String, Object> withBudget(DelegateTask task) {
        var project = project(task);
        var view = about(task);
        view.put("model", project.billingModel().name().replace('_', ' ').toLowerCase());
        view.put("budgetHours", project.budgetHours().toPlainString());
        view.put("budgetAmount", money(project.budgetAmount(), project));
        view.put("currency", project.currency());
        view.put("comment", task.hasVariable("budgetComment") ? task.getVariable("budgetComment") : "");
        return view;
    }

    private Map<String, Object> withBurn(DelegateTask task) {
        var project = project(task);
        var burn = profitability.burn(project.code());
        var view = withBudget(task);
        view.put("approvedHours", burn.approvedHours().toPlainString());
        view.put("used", used(project, burn));
        return view;
    }

    static List<Map<String, Object>> used(ProjectSummary project, Profitability.Burn burn) {
        return Shown.rows("what,planned,actual,used",
                List.of("Hours", project.budgetHours().toPlainString(), burn.approvedHours().toPlainString(), Shown.percent(burn.approvedHours(), project.budgetHours())),
                List.of("Amount", money(project.budgetAmount(), project), money(burn.approvedAmount(), project), Shown.percent(burn.approvedAmount(), project.budgetAmount())));
    }

    private static String euros(BigDecimal amount) {
        return amount.toPlainString() + " EUR";
    }

    private Map<String, Object> withMilestone(DelegateTask task, Milestones milestones) {
        var milestone = milestones.get(Long.parseLong((String) task.getVariable("milestoneId")));
        var view = withBurn(task);
        view.put("milestoneId", milestone.id());
        view.put("milestone", milestone.name());
        view.put("due", Shown.day(milestone.dueDate()));
        return view;
    }

    private Map<String, Object> about(DelegateTask task) {
        var project = project(task);
        var view = new LinkedHashMap<String, Object>();
        view.put("project", project.code());
        view.put("name", project.name());
        view.put("client", clients.get(project.clientCode()).name());
        view.put("manager", people.find(project.managerCode()).map(Person::name).orElse(project.managerCode()));
        view.put("start", Shown.day(project.startDate()));
        view.put("more", "/projects/" + project.code());
        return view;
    }

    private ProjectSummary project(DelegateTask task) {
        return projects.get((String) task.getVariable("projectCode"));
    }

    private static String money(BigDecimal amount, ProjectSummary project) {
        return Shown.money(amount, project.currency());
    }
}
