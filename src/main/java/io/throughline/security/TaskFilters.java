package io.throughline.security;

import java.util.Map;
import java.util.Set;
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
class TaskFilters {
    private static final Set<Role> WITH_TASKS = Set.of(Role.CONSULTANT, Role.MANAGER, Role.FINANCE, Role.DIRECTOR);
    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    void giveOwn(String username) {
        var mine = filter("My tasks", "What waits for me", -10, tasks.createTaskQuery().taskAssignee(username));
        mine.setOwner(username);
        filters.saveFilter(mine);
    }

    void shareByGroup() {
        for (var role : WITH_TASKS) {
            var name = "For any " + role.group();
            if (filters.createFilterQuery().filterName(name).count() > 0) continue;
            share(filter(name, "Open to everybody in the group, taken by nobody yet", 0,
                    tasks.createTaskQuery().taskCandidateGroup(role.group()).taskUnassigned()), Set.of(role));
        }
        if (filters.createFilterQuery().filterName("All I may see").count() == 0) {
            share(filter("All I may see", "Every open task that I may see", 10, tasks.createTaskQuery()), GroupRights.STAFF);
        }
    }

    /** The task list, opened on what anybody in the role's group may take. */
    String listOf(Role role) {
        var filter = filters.createFilterQuery().filterName("For any " + role.group()).singleResult();
        return "/camunda/app/tasklist/default/" + (filter == null ? "" : "#/?filter=" + filter.getId());
    }

    private Filter filter(String name, String about, int place, TaskQuery query) {
        return filters.newTaskFilter(name).setQuery(query)
                .setProperties(Map.of("description", about, "priority", place, "refresh", true, "color", "#2f6f6a", "showUndefinedVariable", false));
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
