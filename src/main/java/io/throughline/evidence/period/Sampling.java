package io.throughline.evidence.period;

import io.throughline.api.InvalidInput;
import io.throughline.evidence.dossier.DossierZip;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Samples that can be drawn again by whoever has the seed: those invoices whose SHA-256 of seed, space and number comes first. */
@Component
public class Sampling {
    private static final int LARGEST = 1000;
    private final JdbcClient jdbc;

    public record Sample(String seed, LocalDate from, LocalDate to, long population, List<String> invoices) {}

    Sampling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Sample draw(String seed, int count, LocalDate from, LocalDate to) {
        if (seed.isBlank()) throw new InvalidInput("seed", "Name a seed: the same one draws the same invoices.");
        if (count < 1 || count > LARGEST) throw new InvalidInput("count", "A sample has from 1 to %d invoices.".formatted(LARGEST));
        if (from.isAfter(to)) throw new InvalidInput("from", "must not be after the last day");
        var numbers = jdbc.sql("select number from app.invoice where number is not null and issue_date between ? and ?").params(from, to).query(String.class).list();
        return new Sample(seed, from, to, numbers.size(), first(seed, count, numbers));
    }

    public static List<String> first(String seed, int count, Collection<String> numbers) {
        return numbers.stream().sorted(Comparator.comparing((String number) -> DossierZip.sha256((seed + " " + number).getBytes(StandardCharsets.UTF_8))).thenComparing(n -> n)).limit(count).toList();
    }
}
