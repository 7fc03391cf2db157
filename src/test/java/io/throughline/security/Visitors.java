package io.throughline.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** A visitor of each role, by Basic authentication, by token, or signed in with a browser's cookies. */
@TestComponent
class Visitors {
    static final String PASSWORD = "correct horse";
    private final Users users;
    private final Environment environment;
    private final ObjectMapper json;
    private final Map<String, Browser> browsers = new HashMap<>();

    Visitors(Users users, Environment environment, ObjectMapper json) {
        this.users = users;
        this.environment = environment;
        this.json = json;
    }

    static Stream<Role> everybody() {
        return Arrays.stream(Role.values());
    }

    static Stream<Role> staff() {
        return everybody().filter(r -> r != Role.WORKER);
    }

    /** {@code MANAGER-1} for managers and so on. */
    synchronized String of(Role role) {
        var username = role.name() + "-1";
        if (users.find(username).isEmpty()) users.add(username, role.name().toLowerCase() + " One", username + "@firm.example", PASSWORD, Set.of(role));
        return username;
    }

    String address() {
        return "http://localhost:" + environment.getProperty("local.server.port");
    }

    record Answer(int status, String body, HttpResponse<?> raw) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(body, e);
            }
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }
    }

    static String basic(String username, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    Answer as(Role role, String method, String path, Object body, String... headers) {
        return call(basic(of(role), PASSWORD), method, path, body, headers);
    }

    Answer call(String authorization, String method, String path, Object body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address() + path)).method(method, body(body));
        if (body != null && !List.of(headers).contains("Content-Type")) request.header("Content-Type", "application/json");
        if (authorization != null) request.header("Authorization", authorization);
        if (headers.length > 0) request.headers(headers);
        return send(HttpClient.newHttpClient(), request);
    }

    private HttpRequest.BodyPublisher body(Object body) {
        try {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body instanceof String text ? text : json.writeValueAsString(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized Browser browser(Role role) {
        var browser = browsers.computeIfAbsent(of(role), name -> new Browser());
        if (browser.get("/login").status() != 302) browser.signIn(of(role), PASSWORD);
        return browser;
    }

    Browser stranger() {
        return new Browser();
    }

    /** Keeps cookies, and sends the engine's token against forgery along as its web applications do. */
    class Browser {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();

        Answer signIn(String username, String password) {
            var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/login").body());
            if (!token.find()) throw new IllegalStateException("no form to sign in");
            return form("/login", Map.of("username", username, "password", password, "_csrf", token.group(1)));
        }

        Answer form(String path, Map<String, String> fields) {
            var text = String.join("&", fields.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)).toList());
            return send(client, HttpRequest.newBuilder(URI.create(address() + path)).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(text)));
        }

        Answer get(String path) {
            return send(client, HttpRequest.newBuilder(URI.create(address() + path)));
        }

        Answer ask(String method, String path, Object body) {
            get("/camunda/app/tasklist/default/");
            var request = HttpRequest.newBuilder(URI.create(address() + path)).method(method, body(body));
            if (body != null) request.header("Content-Type", "application/json");
            cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("XSRF-TOKEN")).findFirst()
                    .ifPresent(c -> request.header("X-XSRF-TOKEN", c.getValue()));
            return send(client, request);
        }
    }
}
