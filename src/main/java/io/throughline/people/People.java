package io.throughline.people;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works here, and what an hour of theirs costs and sells for on a day. Rates are effective-dated: a change never reaches back. */
@Service
@Transactional
public class People {
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final PersonTable table;
    private final Firm firm;
    private final FirmClock clock;
    private final ObjectProvider<SignIns> signIns;
    private final ApplicationEventPublisher events;

    People(PersonTable table, Firm firm, FirmClock clock, ObjectProvider<SignIns> signIns, ApplicationEventPublisher events) {
        this.table = table;
        this.firm = firm;
        this.clock = clock;
        this.signIns = signIns;
        this.events = events;
    }

    /** With the rates of today. */
    public Person get(String code) {
        return find(code).orElseThrow(() -> new Unknown("person", code));
    }

    public Optional<Person> find(String code) {
        return table.find(code, clock.today());
    }

    /** Those of the codes that exist, by code. */
    public Map<String, Person> find(Collection<String> codes) {
        return table.find(codes, clock.today()).stream().collect(Collectors.toMap(Person::code, Function.identity()));
    }

    public List<Person> all() {
        return table.all(clock.today());
    }

    /** The person whom a sign-in stands for; the sign-in itself where it is nobody's. Guards such as "not your own hours" compare persons. */
    public String personOf(String username) {
        return signIns.stream().findFirst().flatMap(s -> s.personOf(username)).orElse(username);
    }

    /** The sign-in that a person's tasks are assigned to; the code itself where they have none. */
    public String userOf(String personCode) {
        return signIns.stream().findFirst().flatMap(s -> s.userOf(personCode)).orElse(personCode);
    }

    /** In a firm of one person, where its setting says so, the owner may decide their own work, marked as such: there is nobody else. */
    public boolean ownerDecidesAlone() {
        return firm.ownerMayApproveOwnWork() && all().size() == 1;
    }

    /** How many may sign in with the role ({@code DIRECTOR}). */
    public int signInsWith(String role) {
        return signIns.stream().findFirst().map(s -> s.with(role)).orElse(0);
    }

    /** Who stands at a door. */
    public Caller caller(Authentication who) {
        return Caller.of(who, personOf(who.getName()));
    }

    /** New person, whose rates hold for any day; publishes PersonJoined. Refuses a code that exists. */
    public Person register(Person person) {
        person.check();
        if (!table.insert(person, clock.today())) throw new Refused("code", "There is already a person '%s'.".formatted(person.code()));
        table.addRate(person, EVER);
        events.publishEvent(new PersonJoined(person.code(), person.role()));
        return get(person.code());
    }

    /** From today on; publishes PersonChanged with before and after. */
    public Person change(Person person) {
        return change(person, clock.today());
    }

    /** Other rates hold from the day on, which may not lie in the past: what was worked until now keeps its rates. */
    public Person change(Person person, LocalDate validFrom) {
        person.check();
        if (validFrom.isBefore(clock.today())) {
            throw new InvalidInput("validFrom", "%s is past: a rate change does not rewrite what was worked.".formatted(validFrom));
        }
        var before = get(person.code());
        table.update(person);
        if (differ(before.costRate(), person.costRate()) || differ(before.billRate(), person.billRate())) table.addRate(person, validFrom);
        events.publishEvent(new PersonChanged(person.code(), PersonChanged.Terms.of(before), PersonChanged.Terms.of(person), validFrom));
        return get(person.code());
    }

    /**
     * What an hour costs from the day on, until the next rate begins; also of days long past, as cost is often known late. What it sells for stays,
     * and so does every invoice: margins are what changes. Publishes CostRateSet.
     */
    public PersonRate setCost(String code, LocalDate validFrom, BigDecimal costRate) {
        get(code);
        if (validFrom == null) throw new InvalidInput("validFrom", "It is missing.");
        if (costRate == null || costRate.signum() < 0 || costRate.compareTo(new BigDecimal("1000000")) >= 0) throw new InvalidInput("costRate", "%s is no cost of an hour.".formatted(costRate));
        if (costRate.stripTrailingZeros().scale() > 4) throw new InvalidInput("costRate", "%s has more than four decimals.".formatted(costRate));
        var before = rateOn(code, validFrom);
        table.addRate(code, validFrom, costRate, before.billRate());
        events.publishEvent(new CostRateSet(code, validFrom, before.costRate(), costRate));
        return rateOn(code, validFrom);
    }

    /** Name and address go for good; the code and what was done under it stay. */
    public void forget(String code) {
        get(code);
        table.forget(code);
    }

    /** The rates that hold on the day. */
    public PersonRate rateOn(String code, LocalDate day) {
        return rates(code).stream().filter(r -> !r.validFrom().isAfter(day)).findFirst().orElseThrow(() -> new Unknown("person", code));
    }

    /** All rates of a person, the latest first; where two begin on a day, the newer first. */
    public List<PersonRate> rates(String code) {
        return table.rates(code);
    }

    /** When the person joined: earlier days owe no hours. */
    public LocalDate joinedOn(String code) {
        return table.joinedOn(code).orElseThrow(() -> new Unknown("person", code));
    }

    public void recordAbsence(String code, LocalDate firstDay, LocalDate lastDay, String reason) {
        get(code);
        if (lastDay.isBefore(firstDay)) throw new InvalidInput("lastDay", "%s is before %s.".formatted(lastDay, firstDay));
        if (firstDay.plusYears(2).isBefore(lastDay)) throw new InvalidInput("lastDay", "%s is more than two years after %s.".formatted(lastDay, firstDay));
        table.addAbsence(code, firstDay, lastDay, reason == null ? "" : reason.strip());
        events.publishEvent(new AbsenceRecorded(code, firstDay, lastDay, reason));
    }

    public void withdrawAbsence(String code, LocalDate day) {
        if (!table.removeAbsence(code, day)) throw new Unknown("absence", code + " " + day);
        events.publishEvent(new AbsenceWithdrawn(code, day));
    }

    public List<Absence> absences(String code, LocalDate firstDay, LocalDate lastDay) {
        return table.absences(code, firstDay, lastDay);
    }

    private static boolean differ(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) != 0;
    }
}
