package io.throughline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.paper.InvoiceDetail;
import io.throughline.billing.paper.InvoiceWishes;
import io.throughline.journal.OwnJournal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How long sealing and verifying take with the journal's length, and a long invoice's story. */
@Tag("benchmark")
@ThroughlineTest
class EvidenceSpeedTests {
    @Autowired ApplicationContext house;
    @Autowired ObjectMapper json;
    @TempDir Path folder;

    @Test
    void sealingAndVerifyingGrowWithTheJournalAndNoFaster() throws Exception {
        long[] perEntry = new long[2];
        int[] sizes = {250_000, 1_000_000};
        for (int i = 0; i < sizes.length; i++) {
            try (var journal = new OwnJournal(folder.resolve(String.valueOf(i)))) {
                journal.jdbc.update("""
                        insert into app.journal_entry (happened_at, actor, event, subject, facts) select now(), 'P' || n % 50, 'TimeLogged', 'time-entry:' || n,
                        jsonb_build_object('entryId', n, 'hours', '7.50', 'personCode', 'P' || n % 50, 'projectCode', 'PR' || n % 300) from generate_series(1, ?) n""", sizes[i]);
                long began = System.nanoTime();
                assertThat(journal.seals.seal()).isEqualTo(sizes[i]);
                long sealed = System.nanoTime();
                journal.seals.checkpoint();
                try (var connection = journal.pool.getConnection()) {
                    connection.setAutoCommit(false);
                    long from = System.nanoTime();
                    assertThat(new JournalVerifier(connection).verify(null, journal.seals.publicKey()).damage()).isEmpty();
                    long verified = System.nanoTime();
                    connection.rollback();
                    System.out.printf("%,d entries: sealed in %,d ms, verified in %,d ms%n", sizes[i], (sealed - began) / 1_000_000, (verified - from) / 1_000_000);
                    perEntry[i] = (sealed - began + verified - from) / sizes[i];
                }
            }
        }
        assertThat(perEntry[1]).as("nanoseconds an entry").isLessThan(2 * perEntry[0]);
    }

    @Test
    void aStoryOfTenThousandLinesIsToldInHalfASecond() throws Exception {
        var firm = new BillingFixture(house);
        var project = firm.project();
        house.getBean(InvoiceWishes.class).set(firm.projects.get(project).clientCode(), new InvoiceWishes.Wish(InvoiceDetail.Grouping.ENTRY, false));
        for (int person = 0; person < 20; person++) {
            var who = firm.person("100.00");
            for (int n = 0; n < 500; n++) firm.approved(project, who, "1.00");
        }
        firm.jdbc.sql("""
                insert into app.journal_entry (happened_at, actor, event, subject, facts) select now(), person_code, 'TimeLogged', 'time-entry:' || id, jsonb_build_object('entryId', id, 'hours', hours)
                from app.time_entry where project_code = ?""").param(project).update();
        var number = firm.issued(project).number();
        var stories = house.getBean(Stories.class);
        var times = new long[7];
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            var story = stories.of(number, Locale.UK);
            int bytes = json.writeValueAsBytes(story).length;
            times[i] = (System.nanoTime() - began) / 1_000_000;
            assertThat(story.lines()).hasSize(10_000);
            assertThat(bytes).isPositive();
        }
        Arrays.sort(times);
        System.out.println("story of 10,000 lines, ms: " + Arrays.toString(times));
        assertThat(times[times.length / 2]).isLessThan(500);
    }
}
