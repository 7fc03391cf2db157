package io.throughline.portal;

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

/** A client's browser: keeps cookies, follows redirects, knows where it is. */
final class ClientBrowser {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).cookieHandler(cookies).build();
    private final String house;

    ClientBrowser(int port) {
        house = "http://localhost:" + port;
    }

    /** The address of a letter, on the port of this test. */
    HttpResponse<String> open(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(here(address))).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> download(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(here(address))).build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> send(String address, String field, String value) throws IOException, InterruptedException {
        return send(address, field, value, "same-origin");
    }

    HttpResponse<String> send(String address, String field, String value, String from) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(here(address))).header("Content-Type", "application/x-www-form-urlencoded").header("Sec-Fetch-Site", from)
                .POST(BodyPublishers.ofString(field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))).build(), BodyHandlers.ofString());
    }

    CookieManager cookies() {
        return cookies;
    }

    private String here(String address) {
        return house + address.replaceFirst("^https?://[^/]+", "");
    }
}
