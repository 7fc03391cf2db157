package io.throughline.security;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.security.account.UserChanged;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the house writes to whoever signs in. Who is a person of the firm is written to in the language that stands with the person. */
@Service
@Transactional
public class LetterWishes {
    private static final List<String> LANGUAGES = List.of("en", "de");

    /** {@code morningDigest}: one letter each working morning with what waits; {@code language}: en or de. */
    public record Wishes(boolean morningDigest, String language) {
        public Locale spoken() {
            return language.equals("de") ? Locale.GERMAN : Locale.UK;
        }
    }

    private record Row(boolean morningDigest, String language, String personCode) {}

    private final JdbcClient jdbc;
    private final People people;
    private final ApplicationEventPublisher events;

    LetterWishes(JdbcClient jdbc, People people, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Wishes of(String username) {
        var row = row(username);
        var language = person(row).map(Person::language).orElse(row.language());
        return new Wishes(row.morningDigest(), language == null ? "en" : language);
    }

    /** Null leaves a wish as it is. */
    public Wishes set(String username, Boolean morningDigest, String language) {
        if (language != null && !LANGUAGES.contains(language)) throw new InvalidInput("language", "is en or de");
        var before = of(username);
        var row = row(username);
        var wanted = new Wishes(morningDigest == null ? before.morningDigest() : morningDigest, language == null ? before.language() : language);
        if (wanted.equals(before)) return before;
        var person = person(row);
        person.filter(p -> !wanted.language().equals(p.language())).ifPresent(p -> people.change(p.writtenToIn(wanted.language())));
        jdbc.sql("update app.user_account set morning_digest = ?, language = ? where username = ?")
                .params(Arrays.asList(wanted.morningDigest(), person.isPresent() ? row.language() : wanted.language(), username)).update();
        events.publishEvent(new UserChanged(username));
        return wanted;
    }

    private Optional<Person> person(Row row) {
        return row.personCode() == null ? Optional.empty() : people.find(row.personCode());
    }

    private Row row(String username) {
        return jdbc.sql("select morning_digest, language, person_code from app.user_account where username = ?").param(username).query(Row.class).optional()
                .orElseThrow(() -> new Unknown("user", username));
    }
}
