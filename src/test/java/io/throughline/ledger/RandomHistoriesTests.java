package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Work is entered, edited, approved, rejected, billed, credited, billed anew, paid, charged back, disputed, paid by a plan, set off, given back and
 * written off in random order, the models hearing of all of it. As many histories as fit into {@code histories.seconds}; a failure names its seed.
 */
@ThroughlineTest
@Tag("long")
class RandomHistoriesTests {
    @Autowired ApplicationContext house;

    @Test
    void endWithEveryInvariantTrue() throws Exception {
        long until = System.nanoTime() + Integer.getInteger("histories.seconds", 25) * 1_000_000_000L;
        assertThat(new Histories(house).play(n -> System.nanoTime() < until, 14)).isGreaterThan(5);
    }
}
