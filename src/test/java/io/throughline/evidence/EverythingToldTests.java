package io.throughline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever people do by chance, through whichever door: each row that is written in a table of the business is told by the journal, once, and by somebody. */
@Tag("long")
@ThroughlineTest
class EverythingToldTests {
    @Autowired ApplicationContext house;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    @Test
    void nothingIsWrittenThatTheJournalDoesNotTell() {
        var life = new RandomLife(house, port, 20261122);
        var writes = new WritesSeen(jdbc);
        try {
            life.live(150);
            assertThat(writes.untold()).isEmpty();
            assertThat(writes.withoutActor()).isZero();
            assertThat(writes.twice()).isEmpty();
            assertThat(life.done.keySet()).as("done; refused: %s", life.refused).hasSizeGreaterThan(30).anyMatch(d -> d.startsWith("page")).anyMatch(d -> d.startsWith("tasklist")).anyMatch(d -> d.startsWith("worker"));
            assertThat(writes.rows()).isGreaterThan(300);
        } finally {
            writes.away();
        }
    }
}
