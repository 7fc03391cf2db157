package io.throughline.security;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.security.account.UserChanged;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

    /**
     * {@code morningDigest}: one letter each working morning with what waits; {@code language}: en or de; {@code approvalLetters}: one for each task that can be
     * answered by the link in it; {@code quietFrom} and {@code quietUntil}: between them letters wait, null where none do.
     */
    public record Wishes(boolean morningDigest, String language, boolean approvalLetters, @JsonFormat(pattern = "HH:mm") LocalTime quietFrom, @JsonFormat(pattern = "HH:mm") LocalTime quietUntil) {
        public Locale spoken() {
            return language.equals("de") ? Locale.GERMAN : Locale.UK;
        }
    }

    /** Null leaves a wish as it is; {@code quietFrom} and {@code quietUntil} as {@code 22:00}, both empty for no quiet hours. */
    public record Wanted(Boolean morningDigest, String language, Boolean approvalLetters, String quietFrom, String quietUntil) {}

    private record Row(boolean morningDigest, String language, String personCode, boolean approvalLetters, LocalTime quietFrom, LocalTime quietUntil) {}

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
        return new Wishes(row.morningDigest(), language == null ? "en" : language, row.approvalLetters(), row.quietFrom(), row.quietUntil());
    }

    public Wishes set(String username, Wanted wish) {
        if (wish.language() != null && !LANGUAGES.contains(wish.language())) throw new InvalidInput("language", "is en or de");
        var before = of(username);
        var row = row(username);
        var from = time("quietFrom", wish.quietFrom(), before.quietFrom());
        var until = time("quietUntil", wish.quietUntil(), before.quietUntil());
        if ((from == null) != (until == null)) throw new InvalidInput(from == null ? "quietFrom" : "quietUntil", "Quiet hours need a beginning and an end.");
        if (from != null && from.equals(until)) throw new InvalidInput("quietUntil", "Quiet hours end when they begin: no letter would ever leave.");
        var wanted = new Wishes(wish.morningDigest() == null ? before.morningDigest() : wish.morningDigest(), wish.language() == null ? before.language() : wish.language(),
                wish.approvalLetters() == null ? before.approvalLetters() : wish.approvalLetters(), from, until);
        if (wanted.equals(before)) return before;
        var person = person(row);
        person.filter(p -> !wanted.language().equals(p.language())).ifPresent(p -> people.change(p.writtenToIn(wanted.language())));
        jdbc.sql("update app.user_account set morning_digest = ?, language = ?, approval_letters = ?, quiet_from = ?, quiet_until = ? where username = ?")
                .params(Arrays.asList(wanted.morningDigest(), person.isPresent() ? row.language() : wanted.language(), wanted.approvalLetters(), from, until, username)).update();
        events.publishEvent(new UserChanged(username));
        return wanted;
    }

    /** Who wants letters by which tasks can be answered. */
    @Transactional(readOnly = true)
    public List<String> wantingApprovalLetters() {
        return jdbc.sql("select username from app.user_account where approval_letters and active order by username").query(String.class).list();
    }

    /** Of whoever is written to at the address: until when no letter leaves for them now; empty where it may. */
    @Transactional(readOnly = true)
    public Optional<LocalDateTime> quietUntil(String address, LocalDateTime now) {
        return jdbc.sql("""
                select quiet_from as from_, quiet_until as until_ from app.user_account a left join public.act_id_user u on u.id_ = a.username left join app.person p on p.code = a.person_code
                where a.quiet_from is not null and a.active and lower(?) in (lower(u.email_), lower(p.email))""").param(address)
                .query((row, n) -> end(row.getObject(1, LocalTime.class), row.getObject(2, LocalTime.class), now)).list().stream().filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    /** Null outside of them; they may go over midnight. */
    static LocalDateTime end(LocalTime from, LocalTime until, LocalDateTime now) {
        var time = now.toLocalTime();
        boolean overnight = from.isAfter(until);
        boolean quiet = overnight ? !time.isBefore(from) || time.isBefore(until) : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) return null;
        return now.toLocalDate().plusDays(overnight && !time.isBefore(from) ? 1 : 0).atTime(until);
    }

    private static LocalTime time(String field, String wish, LocalTime before) {
        if (wish == null) return before;
        try {
            return wish.isBlank() ? null : LocalTime.parse(wish.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidInput(field, "'%s' is no time of day; write it as 22:00.".formatted(wish));
        }
    }

    private Optional<Person> person(Row row) {
        return row.personCode() == null ? Optional.empty() : people.find(row.personCode());
    }

    private Row row(String username) {
        return jdbc.sql("select morning_digest, language, person_code, approval_letters, quiet_from, quiet_until from app.user_account where username = ?").param(username).query(Row.class).optional()
                .orElseThrow(() -> new Unknown("user", username));
    }
}
