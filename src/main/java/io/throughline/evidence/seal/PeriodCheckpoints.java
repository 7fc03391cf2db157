package io.throughline.evidence.seal;

import io.throughline.journal.Seals;
import io.throughline.ledger.PeriodClosed;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A closed month is signed for and sent out of the house. Signed at once; where another transaction still ran and the close was not sealed yet,
 * or the house stopped in between, the next round does it.
 */
@Component
public class PeriodCheckpoints {
    private static final String OWED = """
            select exists (select from app.journal_entry e left join app.journal_leaf l on l.entry_id = e.id
                where e.id = (select max(id) from app.journal_entry where event = 'PeriodClosed')
                and coalesce(l.leaf_index, 9223372036854775807) >= coalesce((select max(size) from app.journal_checkpoint), 0))""";
    private final Seals seals;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate apart;
    private volatile boolean ready;

    PeriodCheckpoints(Seals seals, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.seals = seals;
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        ready = true;
    }

    @TransactionalEventListener
    void on(PeriodClosed fact) {
        apart.executeWithoutResult(status -> seals.checkpoint());
    }

    @Scheduled(fixedDelay = 60_000)
    void round() {
        if (ready && owed()) apart.executeWithoutResult(status -> seals.checkpoint());
    }

    /** Whether the last close lies above every checkpoint. */
    public boolean owed() {
        return Boolean.TRUE.equals(jdbc.queryForObject(OWED, Boolean.class));
    }
}
