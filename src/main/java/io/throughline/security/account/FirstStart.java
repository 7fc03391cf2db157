package io.throughline.security.account;

import io.throughline.security.FirstAdministrator;
import io.throughline.security.Role;
import io.throughline.security.Users;
import io.throughline.security.door.SecuritySettings;
import io.throughline.security.engine.GroupRights;
import io.throughline.security.engine.TaskFilters;
import io.throughline.security.engine.WorkerAccess;
import io.throughline.security.token.Tokens;
import java.util.Arrays;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What must be there before anybody comes in: groups and their rights, shared task filters, an administrator, the worker. */
@Component
class FirstStart implements SmartInitializingSingleton {
    private final IdentityService identity;
    private final GroupRights rights;
    private final TaskFilters filters;
    private final Users users;
    private final Accounts accounts;
    private final Tokens tokens;
    private final SecuritySettings settings;
    private final WorkerAccess worker;
    private final FirstAdministrator administrator;
    private final TransactionTemplate transaction;

    FirstStart(IdentityService identity, GroupRights rights, TaskFilters filters, Users users, Accounts accounts, Tokens tokens,
               SecuritySettings settings, WorkerAccess worker, FirstAdministrator administrator, TransactionTemplate transaction) {
        this.identity = identity;
        this.rights = rights;
        this.filters = filters;
        this.users = users;
        this.accounts = accounts;
        this.tokens = tokens;
        this.settings = settings;
        this.worker = worker;
        this.administrator = administrator;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            Arrays.stream(Role.values()).forEach(this::group);
            rights.grant();
            filters.shareByGroup();
            if (accounts.activeAdministrators() == 0) addAdministrator();
            addWorker();
        });
    }

    private void group(Role role) {
        if (identity.createGroupQuery().groupId(role.group()).count() > 0) return;
        var group = identity.newGroup(role.group());
        group.setName(role.name().charAt(0) + role.name().substring(1).toLowerCase());
        group.setType(role == Role.ADMIN ? "SYSTEM" : "ROLE");
        identity.saveGroup(group);
    }

    private void addAdministrator() {
        var given = settings.adminPassword();
        var password = given == null || given.isBlank() ? Tokens.random().substring(0, 16) : given;
        users.add(FirstAdministrator.USERNAME, "Administrator", null, password, Set.of(Role.ADMIN), null);
        if (!password.equals(given)) administrator.madeUp(password);
    }

    private void addWorker() {
        if (users.find(WorkerAccess.USERNAME).isEmpty()) {
            users.add(WorkerAccess.USERNAME, "Worker", null, Tokens.random(), Set.of(Role.WORKER), null);
        }
        worker.configured().ifPresent(token -> tokens.register(WorkerAccess.USERNAME, "set at start", token));
    }
}
