package io.throughline.billing.tax;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each project supplies, as the tax table sees it. Its caller has the transaction. */
@Component
class Supplies {
    /** The kinds that the shipped tax table tells apart; an analyst's table may know more. */
    static final List<String> KNOWN = List.of("SERVICES", "TRAINING", "EVENT", "PUBLICATIONS", "GOODS", "PROPERTY");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]{1,39}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Supplies(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** {@code expenses}: as what they are charged on; {@code place}: where it happens, null where the table decides by seller and client. */
    record Supply(String work, String expenses, String place) {
        static final Supply SERVICES = new Supply("SERVICES", "SERVICES", null);
    }

    Supply of(String projectCode) {
        return find(projectCode).orElse(Supply.SERVICES);
    }

    private Optional<Supply> find(String projectCode) {
        return jdbc.sql("select work, expenses, place from app.project_supply where project_code = ?").param(projectCode).query(Supply.class).optional();
    }

    /** Holds for what is drafted or issued from now on. */
    Supply set(String projectCode, Supply to) {
        var problems = new ArrayList<Problem>();
        if (to.work() == null || !KIND.matcher(to.work()).matches()) problems.add(new Problem("work", "is a kind of supply in capitals, such as SERVICES or TRAINING"));
        if (to.expenses() != null && !KIND.matcher(to.expenses()).matches()) problems.add(new Problem("expenses", "is a kind of supply in capitals, such as SERVICES"));
        if (to.place() != null && !COUNTRIES.contains(to.place())) problems.add(new Problem("place", "is no ISO 3166 code such as DE"));
        if (!problems.isEmpty()) throw new InvalidInput(List.copyOf(problems));
        var before = of(projectCode);
        var after = new Supply(to.work(), to.expenses() == null ? to.work() : to.expenses(), to.place());
        jdbc.sql("""
                insert into app.project_supply (project_code, work, expenses, place) values (?, ?, ?, ?)
                on conflict (project_code) do update set work = excluded.work, expenses = excluded.expenses, place = excluded.place""")
                .params(projectCode, after.work(), after.expenses(), after.place()).update();
        if (!after.equals(before)) events.publishEvent(new SupplyChanged(projectCode, after.work(), after.expenses(), after.place()));
        return after;
    }
}
