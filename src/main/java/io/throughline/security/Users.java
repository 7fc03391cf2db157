package io.throughline.security;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.security.account.Accounts;
import io.throughline.security.account.PasswordChanged;
import io.throughline.security.account.PersonName;
import io.throughline.security.account.RolesChanged;
import io.throughline.security.account.UserAdded;
import io.throughline.security.account.UserChanged;
import io.throughline.security.account.UserLetIn;
import io.throughline.security.account.UserLockedOut;
import io.throughline.security.account.Username;
import io.throughline.security.engine.TaskFilters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may come in, as what. Names, passwords and groups are the engine's identities, so that its task list knows the same people. */
@Service
public class Users {
    private final IdentityService identity;
    private final Accounts accounts;
    private final TaskFilters filters;
    private final ApplicationEventPublisher events;

    Users(IdentityService identity, Accounts accounts, TaskFilters filters, ApplicationEventPublisher events) {
        this.identity = identity;
        this.accounts = accounts;
        this.filters = filters;
        this.events = events;
    }

    /** The username is the person's code, where the user is a person of the firm. */
    @Transactional
    public User add(String username, String name, String email, String password, Set<Role> roles) {
        return add(username, name, email, password, roles, username);
    }

    @Transactional
    public User add(String username, String name, String email, String password, Set<Role> roles, String personCode) {
        Username.checked(username);
        if (roles.isEmpty()) throw new InvalidInput("roles", "must name at least one role");
        if (password == null || password.isBlank()) throw new InvalidInput("password", "is missing");
        if (!accounts.open(username, personCode)) throw new Refused("username", "There is a user '%s' already.".formatted(username));
        var user = identity.newUser(username);
        PersonName.of(name == null || name.isBlank() ? username : name).into(user);
        user.setEmail(email);
        user.setPassword(password);
        identity.saveUser(user);
        roles.forEach(role -> identity.createMembership(username, role.group()));
        if (!roles.equals(Set.of(Role.WORKER))) filters.giveOwn(username, roles);
        events.publishEvent(new UserAdded(username, personCode, new TreeSet<>(roles)));
        return get(username);
    }

    /** Null leaves a value as it is. Whoever is signed in with an older password or older roles has to sign in again. */
    @Transactional
    public User change(String username, String name, String email, String personCode, String password, Set<Role> roles, Boolean active) {
        var before = get(username);
        accounts.lock();
        if (name != null || email != null || personCode != null) changeProfile(before, name, email, personCode);
        if (password != null) changePassword(username, password);
        if (roles != null && !roles.equals(before.roles())) changeRoles(before, roles);
        if (active != null && active != before.active()) {
            accounts.setActive(username, active);
            events.publishEvent(active ? new UserLetIn(username) : new UserLockedOut(username));
        }
        if (accounts.activeAdministrators() == 0) {
            throw new Refused("'%s' is the last administrator; make somebody else one first.".formatted(username));
        }
        return get(username);
    }

    private void changeProfile(User before, String name, String email, String personCode) {
        var user = identity.createUserQuery().userId(before.username()).singleResult();
        if (name != null) PersonName.of(name).into(user);
        if (email != null) user.setEmail(email);
        identity.saveUser(user);
        if (personCode != null) accounts.setPerson(before.username(), personCode);
        events.publishEvent(new UserChanged(before.username()));
    }

    private void changePassword(String username, String password) {
        var user = identity.createUserQuery().userId(username).singleResult();
        user.setPassword(password);
        identity.saveUser(user);
        accounts.endSignIns(username);
        events.publishEvent(new PasswordChanged(username));
    }

    private void changeRoles(User before, Set<Role> after) {
        if (after.isEmpty()) throw new InvalidInput("roles", "must name at least one role; to lock somebody out set active to false");
        before.roles().stream().filter(r -> !after.contains(r)).forEach(r -> identity.deleteMembership(before.username(), r.group()));
        after.stream().filter(r -> !before.roles().contains(r)).forEach(r -> identity.createMembership(before.username(), r.group()));
        filters.giveOwn(before.username(), after);
        accounts.endSignIns(before.username());
        events.publishEvent(new RolesChanged(before.username(), before.roles(), new TreeSet<>(after)));
    }

    public User get(String username) {
        return find(username).orElseThrow(() -> new Unknown("user", username));
    }

    public Optional<User> find(String username) {
        return accounts.find(username);
    }

    public List<User> all() {
        return accounts.all(0, Integer.MAX_VALUE);
    }

    public boolean isEmpty() {
        return accounts.count() == 0;
    }
}
