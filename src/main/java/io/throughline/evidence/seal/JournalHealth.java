package io.throughline.evidence.seal;

import io.throughline.journal.Seals;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** How far the seal is behind the business, at {@code /actuator/health/journal}; a lag is no reason to restart, so it is always up. */
@Component("journalHealthIndicator")
class JournalHealth implements HealthIndicator {
    private final Seals seals;

    JournalHealth(Seals seals) {
        this.seals = seals;
    }

    @Override
    public Health health() {
        var reach = seals.reach();
        return Health.up().withDetail("sealed", reach.sealed()).withDetail("waiting", reach.waiting()).withDetail("behindSeconds", reach.behind().toSeconds()).build();
    }
}
