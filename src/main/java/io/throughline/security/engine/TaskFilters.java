package io.throughline.security.engine;

import io.throughline.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists that people find in the task list. The engine's usual "my tasks" is an expression, and the fence refuses expressions in filters;
 * so everybody has a filter of their own with their own name in it, and each group one with its group's.
 */
@Component
public class TaskFilters {
    private static final Set<Role> WITH_TASKS = Set.of(Role.CONSULTANT, Role.MANAGER, Role.FINANCE, Role.DIRECTOR);
    private static final Set<Role> APPROVERS = Set.of(Role.MANAGER, Role.DIRECTOR);
    private static final String[] APPROVALS = {"approveTimesheet", "approveEscalatedTimesheet", "approveAsSecond", "approveExpense", "approveEscalatedExpense"};
    /** What tells a case from others of its kind stands under the task's name: the parts of its business key. */
    private static final List<Map<String, String>> CASE = Stream.of("projectCode Project", "personCode Person", "isoWeek Week", "invoiceNumber Invoice", "draftId Draft",
            "expenseId Expense", "runId Run").map(v -> v.split(" ")).map(v -> Map.of("name", v[0], "label", v[1])).toList();
    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** Overdue ones first; approvals and what others owe only for those who approve. */
    public void giveOwn(String username, Set<Role> roles) {
        own(username, "My tasks", "What waits for me, overdue first", -10, dueFirst(tasks.createTaskQuery().taskAssignee(username)));
        if (roles.stream().noneMatch(APPROVERS::contains)) return;
        own(username, "My approvals", "Weeks and expenses that I decide about", -9,
                dueFirst(tasks.createTaskQuery().taskAssignee(username).taskDefinitionKeyIn(APPROVALS)));
        own(username, "My team", "What I sent back, or what somebody else has to do before I can go on", -8,
                dueFirst(tasks.createTaskQuery().taskInvolvedUser(username).taskAssigneeNotIn(username)));
    }

    private void own(String username, String name, String about, int place, TaskQuery query) {
        if (filters.createFilterQuery().filterOwner(username).filterName(name).count() > 0) return;
        var filter = filter(name, about, place, query);
        filter.setOwner(username);
        filters.saveFilter(filter);
    }

    private static TaskQuery dueFirst(TaskQuery query) {
        return query.orderByDueDate().asc().orderByTaskCreateTime().asc();
    }

    public void shareByGroup() {
        for (var role : WITH_TASKS) {
            shared("For any " + role.group(), "Open to everybody in the group, taken by nobody yet", 0,
                    dueFirst(tasks.createTaskQuery().taskCandidateGroup(role.group()).taskUnassigned()), Set.of(role));
        }
        shared("Overdue first", "Every open task that I may see, the most urgent on top", 9, dueFirst(tasks.createTaskQuery()), GroupRights.STAFF);
        shared("All I may see", "Every open task that I may see, the newest on top", 10, tasks.createTaskQuery(), GroupRights.STAFF);
    }

    private void shared(String name, String about, int place, TaskQuery query, Set<Role> roles) {
        if (filters.createFilterQuery().filterName(name).count() == 0) share(filter(name, about, place, query), roles);
    }

    private Filter filter(String name, String about, int place, TaskQuery query) {
        return filters.newTaskFilter(name).setQuery(query)
                .setProperties(Map.of("description", about, "priority", place, "refresh", true, "color", "#2f6f6a", "showUndefinedVariable", false, "variables", CASE));
    }

    private void share(Filter filter, Set<Role> roles) {
        var saved = filters.saveFilter(filter);
        for (var role : roles) {
            var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(role.group());
            grant.setResource(Resources.FILTER);
            grant.setResourceId(saved.getId());
            grant.addPermission(Permissions.READ);
            authorizations.saveAuthorization(grant);
        }
    }
}
