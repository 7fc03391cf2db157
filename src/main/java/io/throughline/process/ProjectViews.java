package io.throughline.process;

import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.profitability.Profitability;
import io.throughline.project.Clients;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectSetup;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
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

    ProjectViews(Projects projects, Clients clients, People people) {
        this.projects = projects;
        this.clients = clients;
        this.people = people;
    }

    @Bean
    TaskView completeSetupStepView(ProjectSetup setup) {
        return task -> {
            var view = about(task);
            var step = setup.step(Long.parseLong((String) task.getVariable("stepId")));
            view.put("step", step.name());
            view.put("due", step.dueDate().toString());
            return view;
        };
    }

    @Bean
    TaskView signOffBudgetView() {
        return this::withBudget;
    }

    @Bean
    TaskView mendBudgetView() {
        return this::withBudget;
    }

    @Bean
    TaskView completeDeliveryView(Profitability profitability) {
        return task -> withBurn(task, profitability);
    }

    @Bean
    TaskView reviewBudgetView(Profitability profitability) {
        return task -> {
            var view = withBurn(task, profitability);
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
    TaskView clearWhatIsOpenView(WhatIsOpen whatIsOpen) {
        return task -> {
            var view = about(task);
            view.put("open", whatIsOpen.all(project(task).code()).stream().map(sentence -> Map.of("what", sentence)).toList());
            return view;
        };
    }

    /** Totals only: nobody's cost rate can be read from them. */
    @Bean
    TaskView reviewCloseoutView(Profitability profitability) {
        return task -> {
            var project = project(task);
            var margin = profitability.ofProject(project.code());
            var burn = profitability.burn(project.code());
            var view = about(task);
            view.put("comparison", List.of(
                    Map.of("what", "Hours", "planned", project.budgetHours().toPlainString(), "actual", burn.approvedHours().toPlainString()),
                    Map.of("what", "Amount", "planned", money(project.budgetAmount(), project), "actual", money(burn.approvedAmount(), project))));
            view.put("result", List.of(
                    Map.of("what", "Revenue", "amount", margin.revenue().toPlainString() + " EUR"),
                    Map.of("what", "Labour", "amount", margin.labourCost().negate().toPlainString() + " EUR"),
                    Map.of("what", "Expenses", "amount", margin.expenseCost().negate().toPlainString() + " EUR"),
                    Map.of("what", "Margin", "amount", margin.margin().toPlainString() + " EUR")));
            return view;
        };
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

    private Map<String, Object> withBurn(DelegateTask task, Profitability profitability) {
        var burn = profitability.burn(project(task).code());
        var view = withBudget(task);
        view.put("approvedHours", burn.approvedHours().toPlainString());
        return view;
    }

    private Map<String, Object> withMilestone(DelegateTask task, Milestones milestones) {
        var milestone = milestones.get(Long.parseLong((String) task.getVariable("milestoneId")));
        var view = about(task);
        view.put("milestoneId", milestone.id());
        view.put("milestone", milestone.name());
        view.put("due", milestone.dueDate() == null ? "" : milestone.dueDate().toString());
        return view;
    }

    private Map<String, Object> about(DelegateTask task) {
        var project = project(task);
        var view = new LinkedHashMap<String, Object>();
        view.put("project", project.code());
        view.put("name", project.name());
        view.put("client", clients.get(project.clientCode()).name());
        view.put("manager", people.find(project.managerCode()).map(Person::name).orElse(project.managerCode()));
        view.put("start", project.startDate().toString());
        return view;
    }

    private ProjectSummary project(DelegateTask task) {
        return projects.get((String) task.getVariable("projectCode"));
    }

    private static String money(java.math.BigDecimal amount, ProjectSummary project) {
        return Money.rounded(amount, project.currency()).toString();
    }
}
