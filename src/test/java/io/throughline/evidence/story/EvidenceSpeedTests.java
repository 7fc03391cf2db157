package io.throughline.evidence.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.evidence.seal.JournalVerifier;
import io.throughline.journal.OwnJournal;
import io.throughline.page.Browser;
import io.throughline.security.Role;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How long sealing and verifying take with the journal's length, and the story of an invoice with 10,000 lines and 20,000 things behind them. */
@Tag("benchmark")
@ThroughlineTest
class EvidenceSpeedTests {
    @Autowired ApplicationContext house;
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
        for (int person = 0; person < 20; person++) {
            var who = firm.person("100.00");
            for (int n = 0; n < 500; n++) firm.approved(project, who, "1.00");
        }
        // Hours are billed by person and rate; of expenses each has a line of its own.
        firm.jdbc.sql("""
                insert into app.expense (id, expense_date, person_code, project_code, category, amount, currency, billable, markup_percent, state, decided_by, decided_at)
                select nextval('app.expense_seq'), e.expense_date, e.person_code, e.project_code, 'TRAVEL', 10 + n % 90, 'EUR', true, 0, 'APPROVED', 'MANAGER', e.decided_at
                from app.expense e cross join generate_series(2, 10000) n where e.id = ?""").param(firm.expense(project, "20.00", "EUR", "0")).update();
        firm.jdbc.sql("""
                insert into app.journal_entry (happened_at, actor, event, subject, facts) select decided_at - interval '1 day', person_code, 'ExpenseLogged', 'expense:' || id, jsonb_build_object('expenseId', id, 'amount', amount)
                from app.expense where project_code = ?""").param(project).update();
        firm.jdbc.sql("""
                insert into app.journal_entry (happened_at, actor, event, subject, facts) select decided_at - interval '1 day', person_code, 'TimeLogged', 'time-entry:' || id, jsonb_build_object('entryId', id, 'hours', hours)
                from app.time_entry where project_code = ?""").param(project).update();
        var number = firm.issued(project).number();
        var stories = house.getBean(Stories.class);
        median("story of 10,000 lines", () -> {
            var story = stories.of(number, Locale.UK);
            assertThat(story.lines()).hasSize(10_020);
            assertThat(story.lines().stream().mapToInt(l -> l.items().size()).sum()).isEqualTo(20_000);
            assertThat(story.lines().get(0).items().get(0).history()).isNotEmpty();
            assertThat(story.lines().stream().mapToInt(Story.Line::behind).sum()).isEqualTo(20_000);
        });
        var auditor = Browser.of(house, Role.AUDITOR);
        assertThat(median("its page", () -> {
            var page = auditor.get("/evidence/invoices/" + number);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().length()).isLessThan(150_000);
        })).isLessThan(500);
        median("its JSON", () -> assertThat(auditor.get("/api/v1/evidence/invoices/" + number + "/story").status()).isEqualTo(200));
    }

    /** Milliseconds of the middle one of nine, after three for the compiler. */
    private static long median(String what, Runnable deed) {
        var times = new long[9];
        for (int i = -3; i < times.length; i++) {
            long began = System.nanoTime();
            deed.run();
            if (i >= 0) times[i] = (System.nanoTime() - began) / 1_000_000;
        }
        Arrays.sort(times);
        System.out.println(what + ", ms: " + Arrays.toString(times));
        return times[times.length / 2];
    }
}
