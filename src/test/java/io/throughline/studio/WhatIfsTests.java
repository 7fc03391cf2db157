package io.throughline.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.process.ApiDesk;
import io.throughline.process.ModelEngine;
import io.throughline.process.ModelFiles;
import io.throughline.process.engine.EngineClock;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.PastFromBooks;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A release tried on this installation's own last months. */
@ThroughlineTest
class WhatIfsTests {
    private static final String REVIEW = "processes/decisions/invoice-review.dmn";
    @Autowired ApplicationContext house;
    @Autowired Releases releases;
    @Autowired ReleaseTable releaseTable;
    @Autowired WhatIfTable table;
    @Autowired DataSource books;
    @Autowired JdbcClient jdbc;
    @Autowired Times times;
    @Autowired Users users;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort
    private int port;

    @Test
    void theLastMonthsOfTheBooksAreAFirmThatCanBePlayed(@TempDir Path folder) throws Exception {
        worked();
        long changes = changes();
        try (var connection = books.getConnection()) {
            PastFromBooks.write(connection, 3, times.today(), folder);
        }
        var firm = FirmFiles.read(folder);
        assertThat(firm.entries()).hasSize(count("""
                select count(*) from app.time_entry where state in ('SUBMITTED', 'APPROVED') and work_date between ? and ? and reverses is null
                and id not in (select reverses from app.time_entry where reverses is not null)""", firm));
        assertThat(firm.expenses()).hasSizeLessThanOrEqualTo(count("select count(*) from app.expense where state in ('SUBMITTED', 'APPROVED') and expense_date between ? and ?", firm));
        assertThat(firm.settlements()).hasSize(count("select count(*) from app.receivable where issue_date between ? and ?", firm));
        assertThat(firm.clients()).noneMatch(c -> c.email().contains("client.example"));
        assertThat(changes()).as("only read").isEqualTo(changes);
        try (var connection = books.getConnection()) {
            assertThat(connection.isReadOnly()).isFalse();
        }
    }

    @Test
    void oneIsTriedAtATimeAndWhatWasLeftUnfinishedIsSaid() {
        long id = proposed();
        table.start(id, times.today().minusDays(7), times.today(), Instant.now(), "ann");
        assertThatThrownBy(() -> house.getBean(WhatIfs.class).start(id, 3, null)).isInstanceOf(Refused.class).hasMessageContaining("Release " + id + " is being tried");
        table.breakOff("The application was stopped while it played.", Instant.now());
        assertThat(table.last(id)).get().satisfies(t -> assertThat(t.state() + ": " + t.why()).isEqualTo("BROKEN_OFF: The application was stopped while it played."));
        Actor.as("one", () -> releases.discard(id, "end of the test"));
    }

    /** The setting what-if-first: nothing goes live that was not tried. */
    @Test
    void gatesAReleaseWhereTheFirmAsksForIt() {
        var strict = new Releases(releaseTable, house.getBean(ModelEngine.class), house.getBean(FirmClock.class), house, new StudioSettings(true, ""), house.getBean(ObjectMapper.class));
        long id = proposed();
        Actor.as("two", () -> releases.approve(id, ""));
        assertThatThrownBy(() -> transaction.executeWithoutResult(s -> strict.release(id))).isInstanceOf(Refused.class).hasMessageStartingWith("Try release " + id + " on history first");
        releaseTable.tried(id, Instant.now());
        Actor.as("one", () -> transaction.executeWithoutResult(s -> strict.release(id)));
        assertThat(releaseTable.live().orElseThrow().id()).isEqualTo(id);
        Actor.as("two", () -> releases.rollBack(id, "end of the test"));
    }

    @Test
    @Tag("long")
    void isPlayedBesideTheWorkAndToldByTheApi() throws InterruptedException {
        worked();
        long id = proposed();
        var mark = UUID.randomUUID().toString().substring(0, 6);
        var analyst = ApiDesk.of(users, port, "an" + mark, null, Role.ANALYST);
        assertThat(analyst.get("/models/" + id + "/what-if").code()).isEqualTo(404);
        var asked = analyst.post("/models/" + id + "/what-if", Map.of("months", 2));
        assertThat(asked.code()).as("%s", asked.body()).isEqualTo(202);
        var answer = asked.body();
        for (int i = 0; i < 900 && answer.get("state").asText().equals("RUNNING"); i++) {
            Thread.sleep(500);
            answer = analyst.get("/models/" + id + "/what-if").body();
        }
        assertThat(answer.get("state").asText()).as("%s", answer).isEqualTo("DONE");
        assertThat(answer.at("/result/today/invoices").asInt()).isEqualTo(answer.at("/result/draft/invoices").asInt()).isPositive();
        assertThat(answer.at("/result/different").asInt()).isPositive();
        assertThat(releaseTable.get(id).triedAt()).isNotNull();
        assertThat(jdbc.sql("select count(*) from app.journal_entry where event = 'ReleaseTried' and subject = ?").param("release:" + id).query(Integer.class).single()).isEqualTo(1);
        Actor.as("one", () -> releases.discard(id, "end of the test"));
    }

    /** 8,000.00 of work last month. */
    /** So long ago that the month was billed since, whatever day it is; see the table billing-calendar. */
    private void worked() {
        EngineClock.set(house.getBean(FirmClock.class).instant());
        var firm = new BillingFixture(house);
        firm.everyCurrencyHasARate();
        var project = firm.project();
        var person = firm.person("100.00");
        for (int day = 0; day < 4; day++) firm.approved(project, person, "20.00", true, times.today().minusDays(45 + day));
    }

    /** Reviewed above 5,000. */
    private long proposed() {
        var text = ModelFiles.shipped().stream().filter(f -> f.name().equals(REVIEW)).map(f -> new String(f.content(), StandardCharsets.UTF_8)).findFirst().orElseThrow();
        var changed = text.replace("&gt; 10000.00", "&gt; 5000.00").replace("</definitions>", "<!-- " + UUID.randomUUID() + " --></definitions>");
        return Actor.as("one", () -> releases.propose("Review above 5,000", "", Map.of(REVIEW, changed.getBytes(StandardCharsets.UTF_8)), ModelRelease.Source.UPLOAD)).id();
    }

    private int count(String sql, FirmFiles firm) {
        return jdbc.sql(sql).params(firm.firstDay(), firm.lastDay()).query(Integer.class).single();
    }

    private long changes() {
        return jdbc.sql("select count(*) from app.journal_entry").query(Long.class).single();
    }
}
