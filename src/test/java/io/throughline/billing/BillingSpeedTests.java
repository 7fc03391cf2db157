package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.journal.Actor;
import io.throughline.project.BillingModel;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A billing run of 25, 100 and 400 projects with eight entries each: drafting, and issuing with postings and PDF, take as long an invoice at each size. */
@ThroughlineTest
@Tag("benchmark")
class BillingSpeedTests {
    private static final int SMALLEST = 25;
    @Autowired ApplicationContext house;

    @Test
    void aRunOfSixteenTimesTheProjectsTakesSixteenTimesAsLong() {
        var firm = new BillingFixture(house);
        play(firm, SMALLEST);
        var drafted = new ArrayList<Double>();
        var issued = new ArrayList<Double>();
        for (int times : new int[] {1, 4, 16}) {
            var took = play(firm, SMALLEST * times);
            drafted.add(took[0]);
            issued.add(took[1]);
            System.out.printf("billing run of %d: %.1f drafts a second, %.1f issued and printed a second%n", SMALLEST * times, SMALLEST * times / took[0], SMALLEST * times / took[1]);
        }
        assertThat(drafted.get(2) / drafted.get(0)).as("drafting: %s s", drafted).isLessThan(16 * 1.5);
        assertThat(issued.get(2) / issued.get(0)).as("issuing: %s s", issued).isLessThan(16 * 1.5);
    }

    /** Seconds of drafting, and of issuing and printing. */
    private static double[] play(BillingFixture firm, int projects) {
        var people = IntStream.range(0, 4).mapToObj(i -> firm.person("100.00")).toList();
        var codes = IntStream.range(0, projects).mapToObj(i -> firm.project(BillingModel.TIME_AND_MATERIALS, "DE", "EUR", "100.00", "10000.00")).toList();
        for (var code : codes) for (int i = 0; i < 8; i++) firm.approved(code, people.get(i % 4), "1.25");
        long run = firm.run();
        long begun = System.nanoTime();
        var due = firm.runs.due(run);
        assertThat(due).containsAll(codes);
        codes.forEach(code -> firm.runs.draft(run, code));
        long drafted = System.nanoTime();
        for (var draft : firm.runs.get(run).invoices()) {
            Actor.as("FIN", () -> firm.billing.issue(draft.draftId()));
            firm.papers.print(draft.draftId());
        }
        return new double[] {(drafted - begun) / 1e9, (System.nanoTime() - drafted) / 1e9};
    }
}
