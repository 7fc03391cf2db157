package io.throughline.process.approval;

import io.throughline.project.Projects;
import io.throughline.timesheet.Route;
import io.throughline.timesheet.Sheet;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Asks the table {@code approval-routing} who decides a sheet's lines: once for projects of others, once for those that the author manages.
 * Its answers are names of groups; the group {@code manager} means the project's own manager.
 */
@Component
class ApprovalRouting {
    private final DecisionService decisions;
    private final Projects projects;

    ApprovalRouting(DecisionService decisions, Projects projects) {
        this.decisions = decisions;
        this.projects = projects;
    }

    Map<String, Route> routes(Sheet sheet, BigDecimal weekHours, Collection<String> projectCodes) {
        var answers = new HashMap<Boolean, DmnDecisionRuleResult>();
        var byProject = new TreeMap<String, Route>();
        projects.find(projectCodes).forEach((code, project) -> {
            boolean own = project.managerCode().equals(sheet.personCode());
            byProject.put(code, route(project.managerCode(), answers.computeIfAbsent(own, o -> ask(o, sheet.personCode(), weekHours))));
        });
        return byProject;
    }

    private DmnDecisionRuleResult ask(boolean authorIsManager, String author, BigDecimal weekHours) {
        var answer = decisions.evaluateDecisionTableByKey("approval-routing", Variables.createVariables()
                .putValue("authorIsManager", authorIsManager).putValue("weekHours", weekHours.toPlainString())).getSingleResult();
        if (answer == null) {
            throw new IllegalStateException("approval-routing has no row for a week of %s h of %s under %s"
                    .formatted(weekHours, author, authorIsManager ? "their own management" : "somebody else"));
        }
        return answer;
    }

    private static Route route(String manager, DmnDecisionRuleResult answer) {
        String approver = answer.getEntry("approver");
        String second = answer.getEntry("secondApprover");
        var secondGroup = second == null || second.isBlank() || second.equals("nobody") ? null : second;
        return approver.equals("manager") ? Route.toPerson(manager, secondGroup) : Route.toGroup(approver, secondGroup);
    }
}
