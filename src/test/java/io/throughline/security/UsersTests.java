package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.security.Visitors.Answer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@AtTheGate
class UsersTests {
    @Autowired Visitors visitors;
    @Autowired Users users;
    @Autowired ProcessEngine engine;
    @Autowired JdbcTemplate jdbc;

    private Answer admin(String method, String path, Object body) {
        return visitors.call(Visitors.basic("admin", "test-admin"), method, path, body);
    }

    private static Map<String, Object> anna(String username) {
        return Map.of("username", username, "name", "Anna Berg", "password", "long enough", "roles", List.of("MANAGER", "CONSULTANT"), "personCode", username);
    }

    @Test
    void areAddedChangedAndLockedOutByAnAdministrator() {
        var made = admin("POST", "/api/v1/users", anna("ANNA-7"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).doesNotContain("long enough");
        assertThat(visitors.call(Visitors.basic("ANNA-7", "long enough"), "GET", "/api/v1/me", null).json().path("name").asText()).isEqualTo("Anna Berg");
        assertThat(admin("POST", "/api/v1/users", anna("ANNA-7")).status()).isEqualTo(409);

        var browser = visitors.stranger();
        browser.signIn("ANNA-7", "long enough");
        assertThat(browser.get("/login").header("Location")).as("signed in").endsWith("/");
        assertThat(admin("PUT", "/api/v1/users/ANNA-7", Map.of("roles", List.of("CONSULTANT"))).json().path("roles").toString()).isEqualTo("[\"CONSULTANT\"]");
        assertThat(browser.get("/").header("Location")).as("signed in with rights that are gone").endsWith("/login");

        assertThat(admin("PUT", "/api/v1/users/ANNA-7", Map.of("active", false)).status()).isEqualTo(200);
        assertThat(visitors.call(Visitors.basic("ANNA-7", "long enough"), "GET", "/api/v1/me", null).status()).isEqualTo(401);
        assertThat(jdbc.queryForList("select event || ' by ' || actor from app.journal_entry where subject = 'user:ANNA-7' order by id", String.class))
                .containsExactly("UserAdded by admin", "RolesChanged by admin", "UserLockedOut by admin");
        assertThat(jdbc.queryForObject("select count(*) from app.journal_entry where facts::text like '%long enough%'", Integer.class)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "../admin", ".", "-x", "ä", "system", "a'b", "${x}", "*"})
    void haveNamesThatMeanNothingElsewhere(String username) {
        assertThat(admin("POST", "/api/v1/users", anna(username)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("io.throughline.security.Visitors#everybody")
    void areNobodyElsesBusiness(Role role) {
        if (role == Role.ADMIN) return;
        assertThat(visitors.as(role, "POST", "/api/v1/users", anna("EVE")).status()).isEqualTo(403);
        assertThat(visitors.as(role, "PUT", "/api/v1/users/" + visitors.of(role), Map.of("roles", List.of("ADMIN"))).status()).isEqualTo(403);
        assertThat(visitors.as(role, "GET", "/api/v1/users", null).status()).isEqualTo(role == Role.AUDITOR ? 200 : 403);
    }

    @Test
    void alwaysIncludeAnAdministrator() {
        visitors.of(Role.ADMIN);
        assertThat(admin("PUT", "/api/v1/users/ADMIN-1", Map.of("active", false)).status()).isEqualTo(200);
        for (var change : List.of(Map.of("active", false), Map.of("roles", List.of("AUDITOR")))) {
            var refused = admin("PUT", "/api/v1/users/admin", change);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("detail").asText()).contains("last administrator");
        }
        assertThat(admin("PUT", "/api/v1/users/ADMIN-1", Map.of("active", true)).status()).isEqualTo(200);
        assertThat(admin("GET", "/api/v1/me", null).json().path("roles").get(0).asText()).isEqualTo("ADMIN");
    }

    @Test
    void tellByFieldWhatIsWrongWithANewOne() {
        var refused = admin("POST", "/api/v1/users", Map.of("username", "BEN", "email", "nowhere", "password", "short", "roles", List.of(), "rolls", "MANAGER"));
        assertThat(refused.json().path("errors").get(0).path("field").asText()).isEqualTo("rolls");
        refused = admin("POST", "/api/v1/users", Map.of("username", "BEN", "email", "nowhere", "password", "short", "roles", List.of()));
        assertThat(refused.json().path("errors").findValuesAsText("field")).contains("email", "password", "roles");
        refused = admin("POST", "/api/v1/users", Map.of("username", "BEN", "password", "long enough", "roles", List.of("KING")));
        assertThat(refused.json().path("errors").get(0).path("message").asText()).contains("KING");
    }

    @Test
    void issueTokensThatEndAndCanBeRevoked() {
        var made = visitors.as(Role.FINANCE, "POST", "/api/v1/tokens", Map.of("name", "bank import", "days", 1));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var bearer = "Bearer " + made.json().path("token").asText();
        assertThat(visitors.call(bearer, "GET", "/api/v1/me", null).json().path("username").asText()).isEqualTo(visitors.of(Role.FINANCE));
        assertThat(jdbc.queryForObject("select count(*) from app.access_token where encode(hash, 'escape') like 'tl_%'", Integer.class)).isZero();
        assertThat(visitors.as(Role.MANAGER, "DELETE", "/api/v1/tokens/" + made.json().path("id").asInt(), null).status()).isEqualTo(404);
        assertThat(visitors.as(Role.FINANCE, "DELETE", "/api/v1/tokens/" + made.json().path("id").asInt(), null).status()).isEqualTo(204);
        assertThat(visitors.call(bearer, "GET", "/api/v1/me", null).status()).isEqualTo(401);

        var old = visitors.as(Role.FINANCE, "POST", "/api/v1/tokens", Map.of("name", "old")).json();
        jdbc.update("update app.access_token set expires_at = clock_timestamp() where id = ?", old.path("id").asLong());
        assertThat(visitors.call("Bearer " + old.path("token").asText(), "GET", "/api/v1/me", null).status()).isEqualTo(401);
        assertThat(visitors.as(Role.FINANCE, "POST", "/api/v1/tokens", Map.of("name", "x", "username", "worker")).status()).isEqualTo(403);
        var worker = admin("POST", "/api/v1/tokens", Map.of("name", "worker", "username", "worker")).json().path("token").asText();
        assertThat(visitors.call("Bearer " + worker, "GET", "/api/v1/users", null).status()).isEqualTo(403);
        assertThat(visitors.call("Bearer nonsense", "GET", "/api/v1/me", null).status()).isEqualTo(401);
    }

    @Test
    void changeTheirOwnPasswordIfTheyKnowIt() {
        users.add("SELF", "Self", null, "first one", java.util.Set.of(Role.AUDITOR));
        var first = Visitors.basic("SELF", "first one");
        assertThat(visitors.call(first, "PUT", "/api/v1/me/password", Map.of("current", "guessed", "password", "second one")).json().path("errors").get(0).path("field").asText()).isEqualTo("current");
        assertThat(visitors.call(first, "PUT", "/api/v1/me/password", Map.of("current", "first one", "password", "second one")).status()).isEqualTo(204);
        assertThat(visitors.call(first, "GET", "/api/v1/me", null).status()).isEqualTo(401);
        assertThat(visitors.call(Visitors.basic("SELF", "second one"), "GET", "/api/v1/me", null).status()).isEqualTo(200);
    }

    @Test
    void areNotGuessed() {
        users.add("SLOW", "Slow", null, "right one", java.util.Set.of(Role.CONSULTANT));
        int status = 401;
        for (int i = 0; i < 12 && status == 401; i++) {
            status = visitors.call(Visitors.basic("SLOW", "wrong " + i), "GET", "/api/v1/me", null).status();
            assertThat(status).isEqualTo(i < 5 ? 401 : status);
        }
        assertThat(status).isEqualTo(429);
        var blocked = visitors.call(Visitors.basic("SLOW", "right one"), "GET", "/api/v1/me", null);
        assertThat(blocked.status()).isEqualTo(429);
        assertThat(blocked.header("Retry-After")).isNotNull();
        assertThat(visitors.stranger().signIn("SLOW", "right one").header("Location")).contains("/login?wait=");
    }

    /** The house's own, made once more without its library; those who sign in to tests have a quick one. */
    @Test
    void areKeptWithASlowHash() throws GeneralSecurityException {
        var slow = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPasswordEncryptor();
        assertThat(slow.hashAlgorithmName()).isEqualTo("PBKDF2-SHA-512");
        var kept = slow.encrypt("right one");
        var bytes = HexFormat.of().parseHex(kept);
        var salt = Arrays.copyOf(bytes, 16);
        var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(new PBEKeySpec("right one".toCharArray(), salt, 100_000, (bytes.length - salt.length) * 8)).getEncoded();
        assertThat(HexFormat.of().formatHex(salt) + HexFormat.of().formatHex(hash)).isEqualTo(kept);
        assertThat(bytes).as("salt and at least 256 bits").hasSizeGreaterThanOrEqualTo(48);
        assertThat(slow.check("right one", kept)).isTrue();
        assertThat(slow.check("wrong one", kept)).isFalse();
    }
}
