package io.throughline.security.account;

import io.throughline.api.InvalidInput;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.security.Role;
import io.throughline.security.User;
import io.throughline.security.Users;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works here, what an hour of theirs costs and sells for, and as what they may sign in: person and sign-in are made together. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/people")
@PreAuthorize("hasRole('ADMIN')")
class PeoplePage {
    private static final int SHORTEST_PASSWORD = 8;
    private static final Set<Role> GIVEN = EnumSet.complementOf(EnumSet.of(Role.WORKER));
    private final People people;
    private final Users users;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    PeoplePage(People people, Users users, TransactionTemplate transaction, MessageSource messages) {
        this.people = people;
        this.users = users;
        this.transaction = transaction;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry everybody() {
        return NavigationEntry.of(NavigationEntry.Group.ENGINE, 6, "people", "/people", "ADMIN");
    }

    record Fields(String code, String name, String role, BigDecimal costRate, BigDecimal billRate, String email, BigDecimal weeklyHours, String language, String password,
                  List<String> roles) {
        Person person() {
            return new Person(code, name, role, costRate, billRate, email, weeklyHours == null ? BigDecimal.ZERO : weeklyHours, language);
        }

        Set<Role> given() {
            return roles == null ? Set.of() : roles.stream().flatMap(r -> Role.named(r).stream()).filter(GIVEN::contains).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @GetMapping
    String list(Model page) {
        Map<String, User> byPerson = users.all().stream().filter(u -> u.personCode() != null).collect(Collectors.toMap(User::personCode, Function.identity(), (a, b) -> a));
        page.addAttribute("people", people.all());
        page.addAttribute("users", byPerson);
        page.addAttribute("others", users.all().stream().filter(u -> !u.roles().contains(Role.WORKER) && people.find(String.valueOf(u.personCode())).isEmpty()).toList());
        return "security/people";
    }

    @GetMapping("/new")
    String blank(Model page) {
        page.addAttribute("roles", GIVEN);
        return "security/person";
    }

    @PostMapping
    String register(Fields fields, Locale language, RedirectAttributes then) {
        if (fields.given().isEmpty()) throw new InvalidInput("roles", messages.getMessage("person.roles.missing", null, language));
        if (fields.password() == null || fields.password().length() < SHORTEST_PASSWORD) {
            throw new InvalidInput("password", messages.getMessage("person.password.short", new Object[] {SHORTEST_PASSWORD}, language));
        }
        transaction.executeWithoutResult(both -> {
            people.register(fields.person());
            users.add(fields.code(), fields.name(), fields.email(), fields.password(), fields.given());
        });
        then.addFlashAttribute("done", messages.getMessage("person.registered", new Object[] {fields.name(), fields.code()}, language));
        return "redirect:/people";
    }
}
