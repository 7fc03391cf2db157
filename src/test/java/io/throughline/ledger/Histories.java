package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import java.math.BigDecimal;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/** Plays random histories, several at a time, and looks at the books when all are over. Each has a seed of its own, {@code -Dhistories.seed=} and on. */
final class Histories {
    private static final long SEED = Long.getLong("histories.seed", 20261122L);
    private static final int THREADS = Integer.getInteger("histories.threads", 4);
    private final ApplicationContext house;
    private final Times times;

    Histories(ApplicationContext house) {
        this.house = house;
        this.times = house.getBean(Times.class);
    }

    /** {@code another}: whether the n-th is still to be played; {@code most}: deeds of one. Answers how many there were. */
    int play(IntPredicate another, int most) throws Exception {
        var firm = new BillingFixture(house);
        var next = new AtomicInteger();
        var begun = System.nanoTime();
        var pool = Executors.newFixedThreadPool(THREADS);
        int played = 0;
        long deeds = 0;
        try {
            for (var done : pool.invokeAll(IntStream.range(0, THREADS).mapToObj(i -> (Callable<int[]>) () -> some(firm, next, another, most)).toList())) {
                played += done.get()[0];
                deeds += done.get()[1];
            }
        } finally {
            pool.shutdownNow();
        }
        System.out.printf("%d random histories, %d deeds, in %.0f s%n", played, deeds, (System.nanoTime() - begun) / 1e9);
        var ledger = house.getBean(Ledger.class);
        assertThat(ledger.receivablesApart()).isEmpty();
        assertThat(ledger.completeness().difference()).isEqualByComparingTo("0");
        assertThat(ledger.trialBalance(times.today()).stream().map(Ledger.AccountBalance::balance).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("0");
        return played;
    }

    private int[] some(BillingFixture firm, AtomicInteger next, IntPredicate another, int most) {
        var person = firm.person("100.00");
        int played = 0;
        int deeds = 0;
        for (int n = next.getAndIncrement(); another.test(n); n = next.getAndIncrement(), played++) {
            var chance = new Random(SEED + n);
            var history = new RandomHistory(house, firm, times.today(), person, chance);
            int many = most / 2 + chance.nextInt(most / 2 + 1);
            for (int deed = 0; deed < many; deed++) history.deed();
            history.mustAddUp("seed " + (SEED + n));
            deeds += many;
        }
        return new int[] {played, deeds};
    }
}
