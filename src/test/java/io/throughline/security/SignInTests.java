package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@AtTheGate
class SignInTests {
    @Autowired Visitors visitors;

    @ParameterizedTest
    @MethodSource("io.throughline.security.Visitors#staff")
    void letsEverybodyInThroughOneDoor(Role role) {
        var browser = visitors.browser(role);
        assertThat(browser.get("/login").header("Location")).endsWith("/");
        assertThat(browser.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
        var me = visitors.as(role, "GET", "/api/v1/me", null);
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("roles").get(0).asText()).isEqualTo(role.name());
    }

    @Test
    void sendsStrangersToTheFormAndTellsProgramsWhatToDo() {
        var stranger = visitors.stranger();
        assertThat(stranger.get("/").header("Location")).endsWith("/login");
        assertThat(stranger.get("/camunda/app/tasklist/default/").header("Location")).endsWith("/login");
        assertThat(stranger.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
        var api = visitors.call(null, "GET", "/api/v1/me", null);
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.header("Content-Type")).startsWith("application/problem+json");
        assertThat(api.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(visitors.call(null, "GET", "/engine-rest/task", null).status()).isEqualTo(401);
        assertThat(visitors.call(null, "GET", "/v3/api-docs", null).status()).isEqualTo(401);
        assertThat(visitors.call(null, "GET", "/actuator/health", null).status()).isEqualTo(200);
        assertThat(visitors.call(null, "GET", "/actuator/env", null).status()).isIn(302, 401, 403, 404);
    }

    @Test
    void wantsTheTokenAgainstForgeryInItsForms() {
        assertThat(visitors.stranger().form("/login", Map.of("username", visitors.of(Role.MANAGER), "password", Visitors.PASSWORD)).status()).isEqualTo(403);
        assertThat(visitors.browser(Role.MANAGER).form("/logout", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void writesOverTheApiNeverWithACookie() {
        visitors.of(Role.ADMIN);
        assertThat(visitors.browser(Role.ADMIN).get("/api/v1/users").status()).isEqualTo(200);
        assertThat(visitors.browser(Role.ADMIN).ask("POST", "/api/v1/tokens", Map.of("name", "forged")).status()).isEqualTo(401);
    }
}
