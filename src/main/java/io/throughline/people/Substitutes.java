package io.throughline.people;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who decides in the place of somebody who is away. */
@Service
@Transactional
public class Substitutes {
    private static final String ALL = "select id, person_code, substitute_code, first_day, last_day, named_by from app.substitute ";

    private final JdbcClient jdbc;
    private final People people;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Substitutes(JdbcClient jdbc, People people, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    /** Publishes SubstituteNamed. */
    public Substitute name(String personCode, String substituteCode, LocalDate firstDay, LocalDate lastDay) {
        people.get(personCode);
        if (substituteCode == null || people.find(substituteCode).isEmpty()) throw new InvalidInput("substituteCode", substituteCode == null ? "It is missing." : "There is no person '%s'.".formatted(substituteCode));
        if (substituteCode.equals(personCode)) throw new InvalidInput("substituteCode", "Nobody stands in for themselves.");
        if (firstDay == null || firstDay.getYear() < 1990 || firstDay.getYear() > 2200) throw new InvalidInput("firstDay", firstDay == null ? "It is missing." : "%s is no day to begin on.".formatted(firstDay));
        var last = lastDay == null ? firstDay : lastDay;
        if (last.isBefore(firstDay)) throw new InvalidInput("lastDay", "%s is before %s.".formatted(last, firstDay));
        if (firstDay.plusYears(2).isBefore(last)) throw new InvalidInput("lastDay", "%s is more than two years after %s.".formatted(last, firstDay));
        jdbc.sql("select code from app.person where code = ? for update").param(personCode).query(String.class).single();
        of(personCode).stream().filter(s -> !s.lastDay().isBefore(firstDay) && !s.firstDay().isAfter(last)).findFirst().ifPresent(s -> {
            throw new Refused("%s stands in for %s from %s to %s already.".formatted(s.substituteCode(), personCode, s.firstDay(), s.lastDay()));
        });
        long id = jdbc.sql("insert into app.substitute (person_code, substitute_code, first_day, last_day, named_by, named_at) values (?, ?, ?, ?, ?, ?) returning id")
                .params(personCode, substituteCode, firstDay, last, Actor.current(), Timestamp.from(clock.instant())).query(Long.class).single();
        events.publishEvent(new SubstituteNamed(personCode, substituteCode, firstDay, last));
        return get(id);
    }

    /** What was handed over meanwhile stays with the substitute. Publishes SubstituteWithdrawn. */
    public void withdraw(String personCode, long id) {
        var named = get(id);
        if (!named.personCode().equals(personCode)) throw new Unknown("substitute of " + personCode, id);
        jdbc.sql("delete from app.substitute where id = ?").param(id).update();
        events.publishEvent(new SubstituteWithdrawn(personCode, named.substituteCode()));
    }

    /** The latest first. */
    public List<Substitute> of(String personCode) {
        return jdbc.sql(ALL + "where person_code = ? order by first_day desc").param(personCode).query(Substitute.class).list();
    }

    /** Who decides today in the person's place. */
    public Optional<String> today(String personCode) {
        return jdbc.sql("select substitute_code from app.substitute where person_code = ? and ? between first_day and last_day").params(personCode, clock.today())
                .query(String.class).optional();
    }

    /** For whom the person decides today. */
    public List<String> standsInFor(String substituteCode) {
        return jdbc.sql("select person_code from app.substitute where substitute_code = ? and ? between first_day and last_day").params(substituteCode, clock.today())
                .query(String.class).list();
    }

    /** Whether anybody has one, now or later. */
    public boolean any() {
        return jdbc.sql("select exists (select from app.substitute where last_day >= ?)").param(clock.today()).query(Boolean.class).single();
    }

    private Substitute get(long id) {
        return jdbc.sql(ALL + "where id = ?").param(id).query(Substitute.class).optional().orElseThrow(() -> new Unknown("substitute", id));
    }
}
