package io.throughline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** No fact without its entry, no entry without its fact, whatever becomes of the transaction. */
@ThroughlineTest
class JournalTests {

    record Rang(String subject, int time) implements BusinessEvent {}

    @Autowired ApplicationEventPublisher events;
    @Autowired JdbcTemplate jdbc;
    @Autowired PlatformTransactionManager transactions;
    private final String bell = "bell:" + UUID.randomUUID();
    private TransactionTemplate transaction;
    private TransactionTemplate another;

    @BeforeEach
    void begin() {
        transaction = new TransactionTemplate(transactions);
        another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void keepsWhatWasToldInItsOrderWithWhoToldIt() {
        transaction.executeWithoutResult(status -> {
            Actor.as("ANN", () -> ring(1));
            Actor.as("BOB", () -> ring(2));
        });
        assertThat(jdbc.queryForList("select actor || (facts ->> 'time') from app.journal_entry where subject = ? order by id", String.class, bell))
                .containsExactly("ANN1", "BOB2");
    }

    @Test
    void keepsNothingOfWhatWasTakenBack() {
        transaction.executeWithoutResult(status -> {
            ring(1);
            status.setRollbackOnly();
        });
        assertThat(rung()).isEmpty();
    }

    @Test
    void keepsATransactionWithinATransactionApart() {
        transaction.executeWithoutResult(status -> {
            ring(1);
            another.executeWithoutResult(inner -> ring(2));
            assertThat(rung()).containsExactly(2);
            ring(3);
            status.setRollbackOnly();
        });
        assertThat(rung()).containsExactly(2);
    }

    @Test
    void keepsWhatIsToldWhileTheTransactionCommits() {
        transaction.executeWithoutResult(status -> {
            ring(1);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    ring(2);
                }
            });
        });
        assertThat(rung()).containsExactly(1, 2);
    }

    @Test
    void aFactWhoseEntryCannotBeWrittenIsNone() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            jdbc.update("insert into app.holiday (day, name) values ('1999-12-31', 'Never')");
            events.publishEvent(new Rang(null, 1));
        })).hasMessageContaining("subject");
        assertThat(jdbc.queryForObject("select count(*) from app.holiday where day = '1999-12-31'", Integer.class)).isZero();
    }

    @Test
    void takesNoFactOutsideATransaction() {
        assertThatThrownBy(() -> ring(1)).isInstanceOf(IllegalTransactionStateException.class);
    }

    private void ring(int time) {
        events.publishEvent(new Rang(bell, time));
    }

    private List<Integer> rung() {
        return jdbc.queryForList("select (facts ->> 'time')::int from app.journal_entry where subject = ? order by id", Integer.class, bell);
    }
}
