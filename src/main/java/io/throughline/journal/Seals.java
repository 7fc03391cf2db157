package io.throughline.journal;

import java.nio.file.Files;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The seal on the journal: how far it reaches, signed checkpoints, and proofs that an entry is below one. */
@Service
@EnableConfigurationProperties(SealSettings.class)
public class Seals {
    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);
    private final JdbcTemplate jdbc;
    private final Sealer sealer;
    private final SealSettings settings;
    private final ApplicationEventPublisher events;
    private SealKey key;

    /** {@code behind}: how long the oldest entry without a seal has been there. */
    public record Reach(String logId, long sealed, long waiting, Duration behind) {}

    /** An entry's place in the log of {@code size} leaves, and the path that leads from it to the root. */
    public record Proof(long entryId, long leafIndex, long size, List<byte[]> path) {}

    Seals(JdbcTemplate jdbc, Sealer sealer, SealSettings settings, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.settings = settings;
        this.events = events;
    }

    /** Seals what can be; answers how many entries. */
    public long seal() {
        return sealer.seal();
    }

    /** Which journal it is, for good. */
    public String logId() {
        return jdbc.queryForObject("select log_id::text from app.journal_seal", String.class);
    }

    public Reach reach() {
        return jdbc.queryForObject("""
                select s.log_id, s.size, count(e.id), coalesce(extract(epoch from clock_timestamp() - min(e.recorded_at)), 0)
                from app.journal_seal s left join app.journal_entry e on (e.written_in, e.id) > (s.through, s.through_entry)
                group by s.log_id, s.size""",
                (row, n) -> new Reach(row.getString(1), row.getLong(2), row.getLong(3), Duration.ofMillis((long) (row.getDouble(4) * 1000))));
    }

    /** Of everything that is sealed now; the same one as before where nothing was added. */
    public synchronized Checkpoint checkpoint() {
        sealer.seal();
        var state = jdbc.queryForMap("select log_id::text as log_id, size from app.journal_seal");
        long size = (Long) state.get("size");
        var known = jdbc.queryForList("select note from app.journal_checkpoint where size = ? and key_id = ?", String.class, size, keyId());
        if (!known.isEmpty()) return Checkpoint.of(known.get(0));
        var root = new StoredNodes(jdbc).compute(nodes -> Merkle.root(nodes, size));
        var made = Checkpoint.sign((String) state.get("log_id"), size, root, Instant.now().truncatedTo(ChronoUnit.MILLIS), key());
        jdbc.update("insert into app.journal_checkpoint (size, root, signed_at, key_id, note) values (?, ?, ?::timestamptz, ?, ?)",
                size, root, made.signedAt().toString(), made.keyId(), made.note());
        events.publishEvent(new CheckpointSigned(made));
        return made;
    }

    public Optional<Checkpoint> lastCheckpoint() {
        return jdbc.queryForList("select note from app.journal_checkpoint order by id desc limit 1", String.class).stream().findFirst().map(Checkpoint::of);
    }

    /** Whether anything was sealed since; that a checkpoint went out by post is nothing to sign for. */
    boolean grewSince(Checkpoint checkpoint) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from app.journal_leaf l join app.journal_entry e on e.id = l.entry_id where l.leaf_index >= ? and e.subject <> 'journal')",
                Boolean.class, checkpoint.size()));
    }

    /** Paths of entries to a checkpoint's root, by entry; those that are not below it are left out. */
    public Map<Long, Proof> proofs(Collection<Long> entries, long size) {
        var places = new HashMap<Long, Long>();
        jdbc.query("select entry_id, leaf_index from app.journal_leaf where entry_id = any(?::bigint[]) and leaf_index < ?", row -> {
            places.put(row.getLong(1), row.getLong(2));
        }, entries.toArray(Long[]::new), size);
        return new StoredNodes(jdbc).compute(nodes -> {
            var proofs = new HashMap<Long, Proof>();
            places.forEach((entry, leaf) -> proofs.put(entry, new Proof(entry, leaf, size, Merkle.inclusion(nodes, leaf, size))));
            return proofs;
        });
    }

    /** That the log of {@code before} entries is the beginning of that of {@code after}. */
    public List<byte[]> consistency(long before, long after) {
        return new StoredNodes(jdbc).compute(nodes -> Merkle.consistency(nodes, before, after));
    }

    public PublicKey publicKey() {
        return key().publicKey();
    }

    public String keyId() {
        return Checkpoint.keyId(publicKey());
    }

    /** A folder that cannot be written to stops nobody's business, but the next start signs with another key. */
    private SealKey kept() {
        try {
            return SealKey.of(settings.keyFile());
        } catch (IllegalStateException e) {
            if (Files.exists(settings.keyFile())) throw e;
            LOG.warn("{} Checkpoints are signed by a key that is forgotten when the application stops.", e.getMessage());
            return SealKey.forNow();
        }
    }

    private synchronized SealKey key() {
        if (key == null) {
            key = kept();
            jdbc.update("insert into app.journal_key (key_id, public_key) values (?, ?) on conflict do nothing", Checkpoint.keyId(key.publicKey()), key.publicKey().getEncoded());
        }
        return key;
    }
}
