package io.throughline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** Calls the API as one user, and calls again with the same key until there is an answer, whoever dies or is quicker meanwhile. */
public final class PersistentCaller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private final String url;
    private final String authorization;

    public PersistentCaller(String url, String user, String password) {
        this.url = url;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
    }

    public record Answer(int status, JsonNode body) {
        public Answer expect(int... allowed) {
            for (int status : allowed) if (status == this.status) return this;
            throw new AssertionError("status " + status + ": " + body);
        }
    }

    public JsonNode get(String path) throws InterruptedException {
        return until(request(path).GET()).expect(200).body();
    }

    public Answer post(String path, String key, Object body) throws InterruptedException, IOException {
        return until(request(path).header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(90)).header("Authorization", authorization).header("Content-Type", "application/json");
    }

    private Answer until(HttpRequest.Builder request) throws InterruptedException {
        for (int tries = 0; tries < 1_800; tries++) {
            try {
                var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 503 && answer.statusCode() != 502 && !(answer.statusCode() == 409 && answer.body().contains("at the same moment"))) {
                    return new Answer(answer.statusCode(), answer.body().isBlank() ? null : JSON.readTree(answer.body()));
                }
            } catch (IOException e) {
                // Nobody there, or died while answering: ask again.
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no answer from " + request.build().uri());
    }
}
