package io.throughline.firm;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exchange rates as they were told, with their source; and the European Central Bank's files of them. */
@RestController
@RequestMapping("/api/v1/exchange-rates")
class ExchangeRateController {
    private static final int LARGEST = 12 * 1024 * 1024;
    private final ExchangeRates rates;
    private final JdbcClient jdbc;

    ExchangeRateController(ExchangeRates rates, JdbcClient jdbc) {
        this.rates = rates;
        this.jdbc = jdbc;
    }

    record Known(String currency, LocalDate day, BigDecimal perEuro, String source) {}

    /** {@code known}: a rate of that day was there before and stays. */
    record Imported(int recorded, int known, LocalDate from, LocalDate to) {}

    /** Newest first. */
    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    PageOf<Known> list(@RequestParam(defaultValue = "") String currency, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        var where = " from app.exchange_rate where :currency = '' or currency = :currency";
        return new PageOf<>(jdbc.sql("select currency, day, per_euro, source" + where + " order by day desc, currency limit :size offset :skip").param("currency", currency)
                .param("size", size).param("skip", (long) page * size).query(Known.class).list(),
                jdbc.sql("select count(*)" + where).param("currency", currency).query(Long.class).single(), page, size);
    }

    /** eurofxref as XML or CSV: the body, or the part {@code file} of a form. All or nothing; twice changes nothing. */
    @PostMapping("/import")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    Imported take(HttpServletRequest request) throws IOException, ServletException {
        byte[] file;
        if (request.getContentType() != null && request.getContentType().startsWith("multipart/")) {
            var part = request.getPart("file");
            if (part == null) throw new InvalidInput("file", "is missing: send it as the part 'file'");
            file = part.getInputStream().readAllBytes();
        } else {
            file = request.getInputStream().readNBytes(LARGEST + 1);
            if (file.length > LARGEST) throw new InvalidInput("file", "is larger than 12 MB");
        }
        var told = EcbRates.read(file);
        int fresh = rates.record(told, EcbRates.SOURCE);
        return new Imported(fresh, told.size() - fresh, told.stream().map(ExchangeRates.Rate::day).min(LocalDate::compareTo).orElseThrow(),
                told.stream().map(ExchangeRates.Rate::day).max(LocalDate::compareTo).orElseThrow());
    }
}
