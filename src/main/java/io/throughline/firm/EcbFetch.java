package io.throughline.firm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches the European Central Bank's rates by itself, from the address in {@code throughline.exchange-rates.url}; without one nothing leaves the house.
 * They are published at about 16:00; what fails is tried again at the next of the times in {@code throughline.exchange-rates.at}.
 */
@Component
@EnableScheduling
@ConditionalOnExpression("'${throughline.exchange-rates.url:}' != ''")
class EcbFetch {
    private static final Logger LOG = LoggerFactory.getLogger(EcbFetch.class);
    private static final int MOST_BYTES = 10_000_000;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final ExchangeRates rates;
    private final String url;

    EcbFetch(ExchangeRates rates, @Value("${throughline.exchange-rates.url:}") String url) {
        this.rates = rates;
        this.url = url;
    }

    @Scheduled(cron = "${throughline.exchange-rates.at:0 30 16,18,20 * * MON-FRI}")
    void fetch() {
        try {
            var answer = http.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) throw new IOException("answered " + answer.statusCode());
                int fresh = rates.record(EcbRates.read(body.readNBytes(MOST_BYTES)), EcbRates.SOURCE);
                LOG.info("{} exchange rates are new at {}", fresh, url);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("No exchange rates from {}: {}", url, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
