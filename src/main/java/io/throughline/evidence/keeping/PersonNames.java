package io.throughline.evidence.keeping;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.people.People;
import io.throughline.people.PersonChanged;
import io.throughline.people.PersonJoined;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who stands behind a code: kept apart from what they did, so that a person can be forgotten and every seal stays whole. */
@Service
public class PersonNames {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final JdbcClient jdbc;
    private final People people;
    private final LegalHolds holds;
    private final ApplicationEventPublisher events;

    PersonNames(JdbcClient jdbc, People people, LegalHolds holds, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.holds = holds;
        this.events = events;
    }

    @EventListener
    @Transactional
    public void on(PersonJoined fact) {
        commit(fact.personCode());
    }

    @EventListener
    @Transactional
    public void on(PersonChanged fact) {
        commit(fact.personCode());
    }

    private void commit(String code) {
        var name = people.get(code).name();
        var last = jdbc.sql("select coalesce(name, '') from app.person_name where person = ? order by id desc limit 1").param(code).query(String.class).optional();
        if (last.isPresent() && last.get().equals(name)) return;
        var salt = new byte[32];
        RANDOM.nextBytes(salt);
        var commitment = sha256(salt, name.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("insert into app.person_name (person, salt, name, commitment) values (?, ?, ?, ?)").params(code, salt, name, commitment).update();
        events.publishEvent(new PersonNamed(code, HexFormat.of().formatHex(commitment)));
    }

    /** For good: salts and names go, the code stays. Refused while they may sign in, while work of theirs is open, and under a legal hold. */
    @Transactional
    public void erase(String code, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "Say why the person is erased.");
        people.get(code);
        holds.mustNotHold(List.of("person:" + code));
        if (jdbc.sql("select exists (select from app.user_account where person_code = ? and active)").param(code).query(Boolean.class).single()) {
            throw new Refused("%s may still sign in: close the sign-in first.".formatted(code));
        }
        if (jdbc.sql("select exists (select from app.time_entry where person_code = ? and state <> 'APPROVED')").param(code).query(Boolean.class).single()) {
            throw new Refused("%s has hours that are not approved yet.".formatted(code));
        }
        jdbc.sql("update app.person_name set salt = null, name = null, erased_at = clock_timestamp() where person = ? and salt is not null").param(code).update();
        people.forget(code);
        events.publishEvent(new PersonErased(code, reason.strip()));
    }

    private static byte[] sha256(byte[] salt, byte[] name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
