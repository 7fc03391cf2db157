package io.throughline.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.sun.net.httpserver.HttpServer;
import io.throughline.firm.ExchangeRates.Rate;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EcbFetchTests {
    private final ExchangeRates rates = mock(ExchangeRates.class);

    @Test
    void recordsWhatTheAddressAnswers() throws Exception {
        fetched(200, "Date, USD, \n02 March 2026, 1.0823, \n");
        verify(rates).record(eq(List.of(new Rate(LocalDate.of(2026, 3, 2), "USD", new BigDecimal("1.0823")))), eq(EcbRates.SOURCE));
    }

    @Test
    void anAnswerThatIsNoneChangesNothingAndStopsNothing() throws Exception {
        fetched(503, "away");
        fetched(200, "<html>moved</html>");
        verify(rates, never()).record(any(), anyString());
    }

    @Test
    void withoutAnAddressThereIsNoFetching() {
        new ApplicationContextRunner().withBean(ExchangeRates.class, () -> rates).withUserConfiguration(EcbFetch.class)
                .run(house -> assertThat(house).doesNotHaveBean(EcbFetch.class));
    }

    private void fetched(int status, String body) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            new EcbFetch(rates, "http://localhost:%d/eurofxref.csv".formatted(server.getAddress().getPort())).fetch();
        } finally {
            server.stop(0);
        }
    }
}
