package io.throughline.security.engine;

import static io.throughline.security.engine.GroupRights.STAFF;
import static io.throughline.security.engine.GroupRights.WATCHERS;
import static io.throughline.security.Role.WORKER;

import io.throughline.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * What may be asked of the engine over HTTP, by method, path and role; everything else is refused, whatever a later version adds.
 * The same API stands at two addresses: {@code /engine-rest} for workers and readers, {@code /camunda/api/engine} for the web applications.
 * Nothing here starts, deploys, migrates, modifies, deletes, suspends or edits variables; that is done by our own API, under its own rules.
 */
public final class EngineDoor implements AuthorizationManager<RequestAuthorizationContext> {

    private record Rule(String methods, Pattern path, Set<Role> roles) {
        boolean allows(String method, String uri, Authentication who) {
            return List.of(methods.split(" ")).contains(method) && path.matcher(uri).matches()
                    && roles.stream().anyMatch(role -> who.getAuthorities().stream().anyMatch(a -> a.getAuthority().equals("ROLE_" + role)));
        }
    }

    /** One step of a path; an id may hold what a username may. */
    private static final String ID = "(?:[A-Za-z0-9_.:@-]|%40|%3A)+";
    private static final String REST = "/engine-rest";
    private static final String WEB = "/camunda/api/engine/engine/default";
    private static final String BOTH = "(?:" + REST + "|" + WEB + ")";
    private static final String READABLE = "process-definition|process-instance|decision-definition|decision-requirements-definition|deployment|incident"
            + "|job|job-definition|external-task|task|variable-instance|execution|batch|history|event-subscription|version|user|group|filter|case-definition|case-instance";
    private static final String ASKABLE = "process-instance|task|execution|variable-instance|incident|job|job-definition|external-task|event-subscription"
            + "|history/(?:process-instance|activity-instance|task|variable-instance|detail|incident|job-log|decision-instance|external-task-log|identity-link-log|user-operation)";

    private static final List<Rule> RULES = List.of(
            // workers
            rule("POST", REST + "/external-task/(?:fetchAndLock|" + ID + "/(?:complete|failure|bpmnError|unlock|extendLock))", Set.of(WORKER)),
            // the task list: see and do one's own tasks
            rule("GET OPTIONS", WEB + "/filter(?:/count|/" + ID + "(?:/(?:list|count|singleResult))?)?", STAFF),
            rule("POST", WEB + "/filter/(?:create|" + ID + "/(?:list|count|singleResult))", STAFF),
            rule("PUT DELETE", WEB + "/filter/" + ID, STAFF),
            rule("GET", WEB + "/task(?:/count|/" + ID + "(?:/(?:form|deployed-form|rendered-form|form-variables|variables|identity-links|comment|attachment)(?:/" + ID + ")?)?)?", STAFF),
            rule("POST", WEB + "/task(?:/count)?", STAFF),
            rule("POST", WEB + "/task/" + ID + "/(?:claim|unclaim|submit-form|complete|comment/create)", STAFF),
            rule("GET", WEB + "/(?:process-definition(?:/count|/" + ID + "(?:/(?:xml|form-variables))?)?|version|identity/groups|identity/password-policy|authorization/check)", STAFF),
            rule("POST", WEB + "/variable-instance(?:/count)?", STAFF),
            rule("GET", WEB + "/(?:history/(?:task|user-operation|process-instance/" + ID + ")(?:/count)?|user/" + ID + "/profile|process-instance/" + ID + ")", STAFF),
            rule("GET", "/camunda/api/engine/engine/?", STAFF),
            rule("GET", "/camunda/api/(?:tasklist|admin)/plugin/" + ID + "/static/.*", STAFF),
            rule("GET", "/camunda/api/admin/auth/user/default", STAFF),
            // cockpit and readers: see everything, change nothing
            rule("GET OPTIONS", BOTH + "/(?:" + READABLE + ")(?:/" + ID + ")*/?", WATCHERS),
            rule("POST", BOTH + "/(?:" + ASKABLE + ")(?:/count)?/?", WATCHERS),
            rule("GET POST", "/camunda/api/cockpit/plugin/(?:" + ID + "/?)+", WATCHERS));

    private static Rule rule(String methods, String path, Set<Role> roles) {
        return new Rule(methods, Pattern.compile(path), roles);
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(allows(context.getRequest(), who.get()));
    }

    private static boolean allows(HttpServletRequest request, Authentication who) {
        return who != null && who.isAuthenticated()
                && RULES.stream().anyMatch(rule -> rule.allows(request.getMethod(), request.getRequestURI(), who));
    }
}
