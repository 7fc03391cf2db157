package io.throughline.security.engine;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE_INSTANCE;

import io.throughline.security.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * What the engine lets each group do. A person's own tasks come on top: whoever is assigned or a candidate may see and work on that task,
 * nobody else's. Who watches over processes may see everything and change nothing; nobody may start, deploy or edit.
 */
@Component
public class GroupRights {
    static final Set<Role> STAFF = EnumSet.complementOf(EnumSet.of(Role.WORKER));
    public static final Set<Role> WATCHERS = EnumSet.of(Role.ANALYST, Role.AUDITOR, Role.ADMIN);

    private record Right(Set<Role> roles, Resource resource, String id, List<Permission> permissions) {}

    private static final List<Right> RIGHTS = List.of(
            new Right(STAFF, Resources.APPLICATION, "tasklist", List.of(ACCESS)),
            new Right(STAFF, Resources.FILTER, "*", List.of(CREATE)),
            new Right(EnumSet.complementOf(EnumSet.of(Role.WORKER, Role.ANALYST, Role.AUDITOR, Role.ADMIN)),
                    Resources.PROCESS_DEFINITION, "*", List.of(READ)),
            new Right(WATCHERS, Resources.APPLICATION, "cockpit", List.of(ACCESS)),
            new Right(WATCHERS, Resources.PROCESS_DEFINITION, "*", List.of(READ, READ_INSTANCE, READ_TASK, READ_HISTORY)),
            new Right(WATCHERS, Resources.DECISION_DEFINITION, "*", List.of(READ, READ_HISTORY)),
            new Right(WATCHERS, Resources.DECISION_REQUIREMENTS_DEFINITION, "*", List.of(READ)),
            new Right(WATCHERS, Resources.DEPLOYMENT, "*", List.of(READ)),
            new Right(WATCHERS, Resources.USER, "*", List.of(READ)),
            new Right(WATCHERS, Resources.GROUP, "*", List.of(READ)),
            new Right(EnumSet.of(Role.WORKER), Resources.PROCESS_INSTANCE, "*", List.of(READ, UPDATE)),
            new Right(EnumSet.of(Role.WORKER), Resources.PROCESS_DEFINITION, "*", List.of(READ_INSTANCE, UPDATE_INSTANCE)));

    private final AuthorizationService authorizations;

    GroupRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Makes it so; what is so already stays. */
    public void grant() {
        for (var right : RIGHTS) {
            var have = authorizations.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GRANT)
                    .resourceType(right.resource()).resourceId(right.id()).list();
            for (var role : right.roles()) {
                var known = have.stream().filter(a -> role.group().equals(a.getGroupId())).findFirst();
                if (known.isEmpty() || !has(known.get(), right)) save(known.orElseGet(() -> fresh(role, right)), right);
            }
        }
    }

    private static boolean has(Authorization known, Right right) {
        return right.permissions().stream().allMatch(known::isPermissionGranted);
    }

    private Authorization fresh(Role role, Right right) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(role.group());
        grant.setResource(right.resource());
        grant.setResourceId(right.id());
        return grant;
    }

    private void save(Authorization grant, Right right) {
        grant.setPermissions(right.permissions().toArray(Permission[]::new));
        authorizations.saveAuthorization(grant);
    }
}
