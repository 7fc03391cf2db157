package io.throughline.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Somebody who is signed in and talks to the API. */
public final class ApiDesk {
    private static final String PASSWORD = "a long password";
    private final RestClient client;

    /** {@code body} and {@code tag} are null where the answer has none. */
    public record Answer(HttpStatusCode status, JsonNode body, String tag) {
        public int code() {
            return status.value();
        }
    }

    private ApiDesk(RestClient client) {
        this.client = client;
    }

    public static ApiDesk of(Users users, int port, String username, String personCode, Role... roles) {
        users.add(username, username, username + "@firm.example", PASSWORD, Set.of(roles), personCode);
        return new ApiDesk(RestClient.builder().baseUrl("http://localhost:" + port + "/api/v1").defaultHeaders(h -> h.setBasicAuth(username, PASSWORD)).build());
    }

    public Answer get(String path) {
        return exchange(client.get().uri(path));
    }

    public Answer delete(String path) {
        return exchange(client.delete().uri(path));
    }

    public Answer post(String path, Object body) {
        return exchange(client.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(body));
    }

    public Answer post(String path) {
        return exchange(client.post().uri(path));
    }

    public Answer put(String path, Object body) {
        return exchange(client.put().uri(path).contentType(MediaType.APPLICATION_JSON).body(body));
    }

    /** {@code seen}: the tag of what was read before. */
    public Answer put(String path, Object body, String seen) {
        return exchange(client.put().uri(path).header("If-Match", seen).contentType(MediaType.APPLICATION_JSON).body(body));
    }

    public Answer send(String path, MultiValueMap<String, ?> parts) {
        return exchange(client.post().uri(path).contentType(MediaType.MULTIPART_FORM_DATA).body(parts));
    }

    private static Answer exchange(RestClient.RequestHeadersSpec<?> request) {
        return request.exchange((q, response) -> {
            var bytes = response.getBody().readAllBytes();
            var type = response.getHeaders().getContentType();
            boolean json = bytes.length > 0 && type != null && type.getSubtype().endsWith("json");
            return new Answer(response.getStatusCode(), json ? new ObjectMapper().readTree(bytes) : null, response.getHeaders().getETag());
        });
    }

    public static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }
}
