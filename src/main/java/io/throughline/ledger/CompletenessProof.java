package io.throughline.ledger;

import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.ledger.Ledger.Completeness;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The proof that nothing approved is forgotten or taken twice, kept each time it is made. */
@Service
public class CompletenessProof {

    public record Proof(LocalDate provedOn, BigDecimal approved, BigDecimal difference, List<String> items) {}

    private final JdbcClient db;
    private final Ledger ledger;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    CompletenessProof(JdbcClient db, Ledger ledger, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    /** Publishes CompletenessProved. */
    @Transactional
    public Completeness prove() {
        var found = ledger.completeness();
        db.sql("""
                insert into app.completeness_proof (proved_on, proved_at, approved, billed, fixed_fee, not_billable, written_off, unbilled, difference, items)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(clock.today(), Timestamp.from(clock.instant()), found.approved(), found.billed(), found.coveredByFixedFee(),
                found.nonBillable(), found.writtenOff(), found.unbilled(), found.difference(), found.items().toArray(String[]::new)).update();
        news.publishEvent(new CompletenessProved(clock.today(), found.difference(), found.items()));
        return found;
    }

    /** Refused while something still does not add up. */
    @Transactional
    public void proveMended() {
        var items = ledger.completeness().items();
        if (!items.isEmpty()) throw new Refused("It still does not add up: %s".formatted(String.join(" ", items.stream().limit(5).toList())));
    }

    /** Yesterday's or today's, where all was well; empty where there is none, or where something did not add up and is to be looked at anew. */
    public Optional<Proof> lastNight() {
        return latest(1).stream().filter(p -> p.items().isEmpty() && !p.provedOn().isBefore(clock.today().minusDays(1))).findFirst();
    }

    /** The latest first. */
    public List<Proof> latest(int count) {
        return db.sql("select proved_on, approved, difference, items from app.completeness_proof order by id desc limit ?").param(count)
                .query((row, n) -> new Proof(row.getObject(1, LocalDate.class), row.getBigDecimal(2), row.getBigDecimal(3), List.of((String[]) row.getArray(4).getArray()))).list();
    }
}
