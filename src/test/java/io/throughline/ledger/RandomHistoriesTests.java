package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import java.math.BigDecimal;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Work is entered, edited, approved, rejected, billed, credited, billed anew, paid, charged back, disputed, set off, given back and written off in
 * random order. As many histories as fit into {@code histories.seconds}, or {@code -Dhistories=10000}, in {@code histories.threads}; a failure names
 * its seed ({@code -Dhistories.seed=}).
 */
@ThroughlineTest
@Tag("long")
class RandomHistoriesTests {
    private static final int DEEDS = 14;
    @Autowired ApplicationContext house;
    @Autowired Ledger ledger;
    @Autowired Times times;

    @Test
    void endWithEveryInvariantTrue() throws Exception {
        var firm = new BillingFixture(house);
        int wanted = Integer.getInteger("histories", 0);
        int threads = Integer.getInteger("histories.threads", 4);
        long until = System.nanoTime() + Integer.getInteger("histories.seconds", 25) * 1_000_000_000L;
        long seed = Long.getLong("histories.seed", 20261122L);
        var next = new AtomicInteger();
        var begun = System.nanoTime();
        var pool = Executors.newFixedThreadPool(threads);
        int played = 0;
        try {
            var players = IntStream.range(0, threads).mapToObj(i -> (Callable<Integer>) () -> {
                var person = firm.person("100.00");
                int mine = 0;
                for (int n = next.getAndIncrement(); wanted > 0 ? n < wanted : System.nanoTime() < until; n = next.getAndIncrement(), mine++) {
                    var history = new RandomHistory(house, firm, times.today(), person, new Random(seed + n));
                    for (int deed = 0; deed < DEEDS; deed++) history.deed();
                    history.mustAddUp("seed " + (seed + n));
                }
                return mine;
            }).toList();
            for (var done : pool.invokeAll(players)) played += done.get();
        } finally {
            pool.shutdownNow();
        }
        System.out.printf("%d random histories of %d deeds in %.0f s%n", played, DEEDS, (System.nanoTime() - begun) / 1e9);
        assertThat(played).isGreaterThan(5);
        assertThat(ledger.receivablesApart()).isEmpty();
        assertThat(ledger.completeness().difference()).isEqualByComparingTo("0");
        assertThat(ledger.trialBalance(times.today()).stream().map(Ledger.AccountBalance::balance).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("0");
    }
}
