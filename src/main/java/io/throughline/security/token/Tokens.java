package io.throughline.security.token;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.journal.Actor;
import io.throughline.security.User;
import io.throughline.security.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens: what a program shows instead of a password. Only their hashes are kept. */
@Service
public class Tokens {
    static final Duration LONGEST = Duration.ofDays(366);
    private static final SecureRandom CHANCE = new SecureRandom();
    private final JdbcClient jdbc;
    private final Users users;
    private final ApplicationEventPublisher events;

    Tokens(JdbcClient jdbc, Users users, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.users = users;
        this.events = events;
    }

    record Issued(long id, String username, String name, String token, Instant expiresAt) {}

    record Known(long id, String username, String name, String madeBy, Instant madeAt, Instant expiresAt, Instant revokedAt) {}

    @Transactional
    Issued issue(String username, String name, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) throw new InvalidInput("days", "must be between 1 and " + LONGEST.toDays());
        if (!users.get(username).active()) throw new Refused("'%s' is locked out.".formatted(username));
        var token = "tl_" + random();
        var expires = Instant.now().plus(life);
        return new Issued(keep(username, name, token, expires), username, name, token, expires);
    }

    /** A token that came from outside (the worker's setting): known again after a restart, and the only one of its name that lives. */
    @Transactional
    public void register(String username, String name, String token) {
        jdbc.sql("select id from app.access_token where username = ? and name = ? and hash <> ? and revoked_at is null")
                .params(username, name, hash(token)).query(Long.class).list().forEach(old -> revoke(old, username));
        if (jdbc.sql("select count(*) from app.access_token where hash = ?").param(hash(token)).query(Long.class).single() == 0) {
            keep(username, name, token, Instant.now().plus(Duration.ofDays(3660)));
        }
    }

    private long keep(String username, String name, String token, Instant expires) {
        long id = jdbc.sql("insert into app.access_token (username, name, hash, made_by, expires_at) values (?, ?, ?, ?, ?) returning id")
                .params(username, name, hash(token), Actor.current(), Timestamp.from(expires)).query(Long.class).single();
        events.publishEvent(new TokenIssued(id, username, name, expires));
        return id;
    }

    @Transactional
    void revoke(long id, String onlyOf) {
        var owner = jdbc.sql("update app.access_token set revoked_at = clock_timestamp() where id = ? and revoked_at is null and (?::text is null or username = ?) returning username")
                .params(id, onlyOf, onlyOf).query(String.class).optional().orElseThrow(() -> new Unknown("token", id));
        events.publishEvent(new TokenRevoked(id, owner));
    }

    List<Known> of(String username) {
        return jdbc.sql("""
                select id, username, name, made_by, made_at, expires_at, revoked_at from app.access_token
                where ?::text is null or username = ? order by id""").params(username, username).query(Known.class).list();
    }

    /** Whose token it is, while it lives and its owner may come in. */
    Optional<User> owner(String token) {
        return jdbc.sql("""
                select t.username from app.access_token t join app.user_account a on a.username = t.username and a.active
                where t.hash = ? and t.revoked_at is null and t.expires_at > clock_timestamp()""")
                .param(hash(token)).query(String.class).optional().flatMap(users::find);
    }

    public static String random() {
        var bytes = new byte[32];
        CHANCE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
