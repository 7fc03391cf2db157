package io.throughline.timesheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Speed;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.journal.Actor;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Hours that come in bulk, checked, written and told to the journal: 1,000, 4,000 and 16,000 lines at once, of forty people on ten projects. */
@ThroughlineTest
@Tag("benchmark")
class TimeSpeedTests {
    private static final int SMALLEST = 1000;
    @Autowired ApplicationContext house;
    @Autowired Timesheets timesheets;
    @Autowired Times times;
    private BillingFixture firm;
    private int batches;

    @AfterEach
    void takeAway() {
        firm.jdbc.sql("delete from app.time_entry where external_id like 'speed-%'").update();
    }

    @Test
    void bulkEntryIsLinearInItsLines() {
        firm = new BillingFixture(house);
        var people = IntStream.range(0, 40).mapToObj(i -> firm.person("100.00")).toList();
        var projects = IntStream.range(0, 10).mapToObj(i -> firm.project()).toList();
        // The compiler of the JVM takes its time: what comes first is a rehearsal, long enough for it.
        enter(SMALLEST * 4, people, projects);
        var speeds = IntStream.of(1, 4, 16).mapToObj(size -> enter(SMALLEST * size, people, projects)).toList();
        for (var speed : speeds) System.out.printf("lines of time entered %s%n", speed);
        assertThat(speeds.get(2).millisEach()).isLessThan(speeds.get(0).millisEach() * 1.25);
    }

    /** Each person has five lines of an hour a day. */
    private Speed enter(int lines, List<String> people, List<String> projects) {
        var batch = batches++;
        var monday = times.today().minusWeeks(50 - 10L * batch);
        var entries = new ArrayList<NewEntry>(lines);
        for (int i = 0; i < lines; i++) {
            entries.add(new NewEntry("speed-%d-%d".formatted(batch, i), monday.plusDays(i / people.size() / 5), people.get(i % people.size()), projects.get(i % projects.size()), "T1",
                    BigDecimal.ONE, true, "What was done, in so many words as people write"));
        }
        return Speed.of(firm.jdbc, lines, () -> assertThat(Actor.as("ADM", () -> timesheets.log(entries))).hasSize(lines));
    }
}
