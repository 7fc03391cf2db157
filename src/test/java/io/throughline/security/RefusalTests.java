package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the API says when it refuses: one shape, the field, words a person can act on. */
@AtTheGate
class RefusalTests {
    @Autowired Visitors visitors;

    private Visitors.Answer admin(String method, String path, Object body, String... headers) {
        return visitors.call(Visitors.basic("admin", "test-admin"), method, path, body, headers);
    }

    private static void isProblem(Visitors.Answer answer, int status, String field, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).contains(words);
        if (field != null) assertThat(answer.json().path("errors").findValuesAsText("field")).contains(field);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("io.throughline").doesNotContain("springframework");
    }

    @Test
    void namesTheFieldAndTheReason() {
        isProblem(admin("POST", "/api/v1/users", "{\"username\": \"A\","), 400, "body", "line 1");
        isProblem(admin("POST", "/api/v1/users", ""), 400, "body", "is missing");
        isProblem(admin("POST", "/api/v1/users", "[1]"), 400, "body", "must be an object");
        isProblem(admin("POST", "/api/v1/users", Map.of("roles", "MANAGER")), 400, "roles", "must be a list");
        isProblem(admin("POST", "/api/v1/users", Map.of("usrname", "A")), 400, "usrname", "known are");
        isProblem(admin("POST", "/api/v1/tokens", Map.of("name", "x", "days", "soon")), 400, "days", "'soon' is no whole number");
        isProblem(admin("POST", "/api/v1/tokens", Map.of("name", "x", "days", 1.5)), 400, "days", "1.5");
        isProblem(admin("POST", "/api/v1/tokens", Map.of("name", "x", "days", 400)), 400, "days", "366");
        isProblem(admin("GET", "/api/v1/users?page=first", null), 400, "page", "must be a number from 0 to 1000000");
        isProblem(admin("POST", "/api/v1/users", Map.of("username", "NUL", "name", "a\u0000b", "password", "long enough", "roles", List.of("MANAGER"))), 400, null, "character");
    }

    @Test
    void takesNoWordTwiceAndNoneOfAnotherKind() {
        isProblem(admin("POST", "/api/v1/users", "{\"username\": \"A\", \"username\": \"B\"}"), 400, "username", "is given twice");
        isProblem(admin("POST", "/api/v1/users", "{\"username\": \"A\"} {}"), 400, "body", "goes on after its end");
        isProblem(admin("POST", "/api/v1/users", Map.of("username", true)), 400, "username", "must be a text");
        isProblem(admin("POST", "/api/v1/users", Map.of("username", "A", "name", "x".repeat(20_001))), 400, "name", "longer than 20000");
        isProblem(admin("POST", "/api/v1/users", Map.of("username", "A", "name", "a\r\nBcc: b", "password", "long enough", "roles", List.of("MANAGER"))),
                400, "name", "single line");
        isProblem(admin("POST", "/api/v1/holidays", List.of(Map.of("day", 20260105, "name", "x"))), 400, "[0].day", "");
    }

    @Test
    void namesTheCodeThatIsTaken() {
        isProblem(admin("POST", "/api/v1/users", Map.of("username", "admin", "password", "long enough", "roles", List.of("MANAGER"))), 409, "username", "'admin'");
    }

    @Test
    void saysWhatIsNotThereAndWhatIsNotAnswered() {
        isProblem(admin("GET", "/api/v1/users/NOBODY", null), 404, null, "'NOBODY'");
        isProblem(admin("GET", "/api/v1/nothing", null), 404, null, "/api/v1/nothing");
        isProblem(admin("DELETE", "/api/v1/users", null), 405, null, "DELETE");
        isProblem(visitors.call(Visitors.basic("admin", "test-admin"), "POST", "/api/v1/users", null, "Content-Type", "text/plain"), 415, null, "JSON");
    }

    @Test
    void repeatsNoBookAndNoInnerWords() {
        var tooMuch = admin("PUT", "/api/v1/firm/own-work", Map.of("allowed", "x".repeat(15_000)));
        isProblem(tooMuch, 400, "allowed", "is no true or false");
        assertThat(tooMuch.body().length()).isLessThan(1_000);
    }

    @Test
    void numbersEachRequestAndMeasures() {
        assertThat(admin("GET", "/api/v1/me", null, "X-Request-Id", "mine-7").header("X-Request-Id")).isEqualTo("mine-7");
        assertThat(admin("GET", "/api/v1/me", null, "X-Request-Id", "no number").header("X-Request-Id")).matches("[0-9a-f]{8}");
        assertThat(admin("GET", "/actuator/metrics/http.server.requests", null).status()).isEqualTo(200);
        assertThat(visitors.call(Visitors.basic("nobody", "wrong"), "GET", "/actuator/metrics", null).status()).isEqualTo(401);
    }

    @Test
    void describesItself() {
        var api = admin("GET", "/v3/api-docs", null).json();
        assertThat(api.path("info").path("title").asText()).isEqualTo("Throughline");
        assertThat(api.path("components").path("securitySchemes").fieldNames()).toIterable().contains("basic", "token");
        var schemas = api.path("components").path("schemas");
        assertThat(schemas.path("Problem").path("properties").path("errors").path("items").path("$ref").asText()).endsWith("/FieldProblem");
        assertThat(schemas.path("FirmProfile").path("properties").path("domesticVatPercent").path("type").asText()).isEqualTo("string");
        assertThat(api.path("paths").path("/api/v1/users").path("post").path("tags").get(0).asText()).isEqualTo("users");
        assertThat(api.path("paths").path("/api/v1/users").path("post").path("description").asText()).isEqualTo("For ADMIN.");
        assertThat(api.path("paths").path("/api/v1/users").path("post").path("parameters").findValuesAsText("name")).contains("Idempotency-Key");
    }
}
