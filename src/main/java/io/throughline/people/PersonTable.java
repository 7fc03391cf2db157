package io.throughline.people;

import io.throughline.database.LookedUp;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** app.person and what belongs to it. */
@Component
class PersonTable {
    private static final String PERSON = """
            select p.code, p.name, p.role, p.email, p.weekly_hours, p.language, r.cost_rate, r.bill_rate
            from app.person p cross join lateral (
                select cost_rate, bill_rate from app.person_rate
                where person_code = p.code and valid_from <= :day order by valid_from desc, id desc limit 1) r
            """;

    private final JdbcClient jdbc;
    private final LookedUp<Key, Optional<Person>> one = new LookedUp<>(this::look);

    private record Key(String code, LocalDate day) {}

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Person> find(String code, LocalDate day) {
        return one.get(new Key(code, day));
    }

    private Optional<Person> look(Key key) {
        return jdbc.sql(PERSON + "where p.code = :code").param("day", key.day()).param("code", key.code()).query(PersonTable::person).optional();
    }

    List<Person> find(Collection<String> codes, LocalDate day) {
        return jdbc.sql(PERSON + "where p.code = any(:codes)").param("day", day).param("codes", codes.toArray(String[]::new))
                .query(PersonTable::person).list();
    }

    List<Person> all(LocalDate day) {
        return jdbc.sql(PERSON + "order by p.code").param("day", day).query(PersonTable::person).list();
    }

    boolean insert(Person p, LocalDate joinedOn) {
        one.forget();
        return jdbc.sql("""
                insert into app.person (code, name, role, email, weekly_hours, joined_on, language) values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(p.code(), p.name(), p.role(), p.email(), p.weeklyHours(), joinedOn, p.language() == null ? "en" : p.language()).update() == 1;
    }

    void forget(String code) {
        one.forget();
        jdbc.sql("update app.person set name = code, email = '' where code = ?").param(code).update();
    }

    void update(Person p) {
        one.forget();
        jdbc.sql("update app.person set name = ?, role = ?, email = ?, weekly_hours = ?, language = coalesce(?, language) where code = ?")
                .params(p.name(), p.role(), p.email(), p.weeklyHours(), p.language(), p.code()).update();
    }

    void addRate(Person p, LocalDate validFrom) {
        addRate(p.code(), validFrom, p.costRate(), p.billRate());
    }

    void addRate(String code, LocalDate validFrom, BigDecimal costRate, BigDecimal billRate) {
        one.forget();
        jdbc.sql("insert into app.person_rate (person_code, valid_from, cost_rate, bill_rate) values (?, ?, ?, ?)")
                .params(code, validFrom, costRate, billRate).update();
    }

    List<PersonRate> rates(String code) {
        return jdbc.sql("select valid_from, cost_rate, bill_rate from app.person_rate where person_code = ? order by valid_from desc, id desc")
                .param(code)
                .query((row, n) -> new PersonRate(row.getObject(1, LocalDate.class), plain(row.getBigDecimal(2)), plain(row.getBigDecimal(3)))).list();
    }

    Optional<LocalDate> joinedOn(String code) {
        return jdbc.sql("select joined_on from app.person where code = ?").param(code).query(LocalDate.class).optional();
    }

    void addAbsence(String code, LocalDate from, LocalDate to, String reason) {
        jdbc.sql("""
                insert into app.absence (person_code, day, reason)
                select ?, d::date, ? from generate_series(?::date, ?::date, interval '1 day') d
                on conflict (person_code, day) do update set reason = excluded.reason""")
                .params(code, reason, from, to).update();
    }

    boolean removeAbsence(String code, LocalDate day) {
        return jdbc.sql("delete from app.absence where person_code = ? and day = ?").params(code, day).update() == 1;
    }

    List<Absence> absences(String code, LocalDate from, LocalDate to) {
        return jdbc.sql("select day, reason from app.absence where person_code = ? and day between ? and ? order by day").params(code, from, to)
                .query((row, n) -> new Absence(row.getObject(1, LocalDate.class), row.getString(2))).list();
    }

    private static Person person(ResultSet row, int n) throws SQLException {
        return new Person(row.getString("code"), row.getString("name"), row.getString("role"), plain(row.getBigDecimal("cost_rate")),
                plain(row.getBigDecimal("bill_rate")), row.getString("email"), row.getBigDecimal("weekly_hours"), row.getString("language"));
    }

    /** 52.0000 is 52.00, but 52.125 keeps its third decimal. */
    private static BigDecimal plain(BigDecimal rate) {
        var brief = rate.stripTrailingZeros();
        return brief.scale() < 2 ? brief.setScale(2) : brief;
    }
}
