package io.throughline.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** Somebody of a role who signed in by the form: reads pages and sends their forms, as a browser without scripts does. */
public final class Browser {
    private static final String PASSWORD = "correct horse";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
    private final String address;
    private final String language;
    private String token;

    private Browser(String address, String language) {
        this.address = address;
        this.language = language;
    }

    /** {@code location}: where it leads on, null where it does not; {@code millis} until the whole answer was there. */
    public record Page(int status, String html, String location, long millis) {}

    public static Browser of(ApplicationContext house, Role role) {
        return of(house, role, "en");
    }

    public static Browser of(ApplicationContext house, Role role, String language) {
        var name = "browser-" + role.name().toLowerCase();
        var users = house.getBean(Users.class);
        if (users.find(name).isEmpty()) users.add(name, "Reader " + role.name().toLowerCase(), name + "@firm.example", PASSWORD, Set.of(role));
        return at("http://localhost:" + house.getEnvironment().getProperty("local.server.port"), name, PASSWORD, language);
    }

    /** Of a house that runs elsewhere. */
    public static Browser at(String address, String username, String password, String language) {
        var browser = new Browser(address, language);
        browser.get("/login");
        browser.post("/login", Map.of("username", username, "password", password));
        browser.get("/");
        return browser;
    }

    public Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Referer", address + path));
    }

    /** The form's fields; the token against forgery goes along. */
    public Page post(String path, Map<String, String> fields) {
        var form = fields.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/x-www-form-urlencoded").header("Referer", address + "/finance")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
    }

    /** What stands on the page that a form leads to. */
    public Page postAndFollow(String path, Map<String, String> fields) {
        var answer = post(path, fields);
        return answer.location() == null ? answer : get(answer.location().replace(address, ""));
    }

    /** As the engine's web applications ask, with their token against forgery. */
    public Page ask(String method, String path, Object body) {
        get("/camunda/app/tasklist/default/");
        try {
            var request = HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)));
            cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("XSRF-TOKEN")).findFirst().ifPresent(c -> request.header("X-XSRF-TOKEN", c.getValue()));
            return send(request);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Page send(HttpRequest.Builder request) {
        try {
            long before = System.nanoTime();
            var answer = client.send(request.header("Accept-Language", language).header("Accept", "text/html,application/json").build(), BodyHandlers.ofString());
            var found = TOKEN.matcher(answer.body());
            if (found.find()) token = found.group(1);
            return new Page(answer.statusCode(), answer.body(), answer.headers().firstValue("Location").orElse(null), (System.nanoTime() - before) / 1_000_000);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
