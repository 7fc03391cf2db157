package io.throughline.security.account;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.security.Role;
import io.throughline.security.User;
import io.throughline.security.Users;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign in, as what. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {
    private static final String NAME = "must be up to 64 letters, digits or _ . @ -, begun by a letter or digit";
    private static final String LINE = "\\P{Cntrl}*";
    private static final String ONE_LINE = "must be a single line";
    private static final String LONG_ENOUGH = "must have 8 to 200 characters";
    private final Users users;
    private final Accounts accounts;

    UserController(Users users, Accounts accounts) {
        this.users = users;
        this.accounts = accounts;
    }

    record NewUser(@NotBlank(message = "is missing") @Pattern(regexp = Username.PATTERN, message = NAME) String username,
                   @Size(max = 200) @Pattern(regexp = LINE, message = ONE_LINE) String name, @Email @Size(max = 200) String email,
                   @NotBlank(message = "is missing") @Size(min = 8, max = 200, message = LONG_ENOUGH) String password,
                   @NotEmpty(message = "must name at least one role") List<String> roles,
                   @Size(max = 60) @Pattern(regexp = LINE, message = ONE_LINE) String personCode) {}

    record Change(@Size(max = 200) @Pattern(regexp = LINE, message = ONE_LINE) String name, @Email @Size(max = 200) String email,
                  @Size(min = 8, max = 200, message = LONG_ENOUGH) String password, List<String> roles,
                  @Size(max = 60) @Pattern(regexp = LINE, message = ONE_LINE) String personCode, Boolean active) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('ADMIN')")
    User add(@Valid @RequestBody NewUser n) {
        return users.add(n.username(), n.name(), n.email(), n.password(), roles(n.roles()), n.personCode());
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('ADMIN','AUDITOR')")
    PageOf<User> all(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return new PageOf<>(accounts.all(page * size, size), accounts.count(), page, size);
    }

    @GetMapping("/{username}")
    @PreAuthorize("hasAnyRole('ADMIN','AUDITOR')")
    User one(@PathVariable String username) {
        return users.get(username);
    }

    @PutMapping("/{username}")
    @PreAuthorize("hasRole('ADMIN')")
    User change(@PathVariable String username, @Valid @RequestBody Change c) {
        return users.change(username, c.name(), c.email(), c.personCode(), c.password(), c.roles() == null ? null : roles(c.roles()), c.active());
    }

    private static Set<Role> roles(List<String> names) {
        var roles = new TreeSet<Role>();
        for (var name : names) {
            roles.add(Role.named(name == null ? "" : name).filter(r -> r != Role.WORKER)
                    .orElseThrow(() -> new InvalidInput("roles", "'%s' is none of CONSULTANT, MANAGER, FINANCE, DIRECTOR, ANALYST, AUDITOR, ADMIN".formatted(name))));
        }
        return roles;
    }
}
