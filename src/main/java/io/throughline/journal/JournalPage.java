package io.throughline.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The entries of one transaction, written in one go as the last thing before it commits; where that fails, so does the commit. */
final class JournalPage implements TransactionSynchronization {
    private static final String ENTRIES = """
            insert into app.journal_entry (happened_at, actor, reason, event, subject, facts)
            select happened_at, actor, reason, event, subject, facts::jsonb
            from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as e (happened_at, actor, reason, event, subject, facts, position)
            order by position""";
    private final JdbcTemplate jdbc;
    private final List<Entry> entries = new ArrayList<>();
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

    /** {@code facts}: JSON. */
    record Entry(Instant happenedAt, String actor, String reason, String event, String subject, String facts) {}

    void add(Entry entry) {
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
        jdbc.update(ENTRIES, column(e -> e.happenedAt().toString()), column(Entry::actor), column(Entry::reason), column(Entry::event), column(Entry::subject), column(Entry::facts));
        entries.clear();
    }

    private String[] column(Function<Entry, String> of) {
        return entries.stream().map(of).toArray(String[]::new);
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
