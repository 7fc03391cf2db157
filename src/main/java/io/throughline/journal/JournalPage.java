package io.throughline.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The entries of one transaction, written in one go as the last thing before it commits; where that fails, so does the commit. */
final class JournalPage implements TransactionSynchronization {
    private static final String ENTRY = """
            insert into app.journal_entry (happened_at, actor, reason, event, subject, facts)
            values (?, ?, ?, ?, ?, ?::jsonb)""";
    private final JdbcTemplate jdbc;
    private final List<Object[]> entries = new ArrayList<>();
    private final Map<Class<?>, AtCommit> beside = new LinkedHashMap<>();
    private boolean committing;

    private JournalPage(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static JournalPage ofTransaction(JdbcTemplate jdbc) {
        var page = (JournalPage) TransactionSynchronizationManager.getResource(JournalPage.class);
        if (page != null) return page;
        var fresh = new JournalPage(jdbc);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        fresh.resume();
        return fresh;
    }

    void add(Object... entry) {
        entries.add(entry);
        if (committing) write();
    }

    <T extends AtCommit> T beside(Class<T> kind, Supplier<T> fresh) {
        return kind.cast(beside.computeIfAbsent(kind, any -> fresh.get()));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        committing = true;
        write();
        beside.values().forEach(records -> records.write(jdbc));
    }

    private void write() {
        if (entries.isEmpty()) return;
        jdbc.batchUpdate(ENTRY, entries);
        entries.clear();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(JournalPage.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(JournalPage.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResource(JournalPage.class);
    }
}
