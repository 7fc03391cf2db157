package io.throughline.receivables;

import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret link on which a client sees and pays one invoice. Its token is a keyed hash of the draft id: made twice, it is the same link.
 * The database knows the token's hash only. A link ends a year after the due date, or when it is revoked.
 */
@Service
public class PaymentLinks {
    private final JdbcClient db;
    private final Receivables receivables;
    private final ReceivablesSettings settings;
    private final FirmClock clock;

    PaymentLinks(JdbcClient db, Receivables receivables, ReceivablesSettings settings, FirmClock clock) {
        this.db = db;
        this.receivables = receivables;
        this.settings = settings;
        this.clock = clock;
    }

    /** The link's address, made on first call. A revoked link stays revoked. */
    @Transactional
    public String create(long draftId) {
        var token = token(draftId);
        db.sql("insert into app.payment_link (draft_id, token_hash, expires_on, made_at) values (?, ?, ?, ?) on conflict (draft_id) do nothing")
                .params(draftId, hash(token), receivables.get(draftId).dueDate().plusYears(1), Timestamp.from(clock.instant())).update();
        return settings.payPage() + token;
    }

    /** The address of a link that was made and still opens. */
    @Transactional
    public Optional<String> of(long draftId) {
        var token = token(draftId);
        return draftOf(token).map(found -> settings.payPage() + token);
    }

    /** The draft id of the one invoice that a token opens. */
    public Optional<Long> draftOf(String token) {
        if (token.length() > 100) return Optional.empty();
        return db.sql("select draft_id from app.payment_link where token_hash = ? and revoked_at is null and expires_on >= ?")
                .params(hash(token), clock.today()).query(Long.class).optional();
    }

    @Transactional
    public void revoke(long draftId) {
        var revoked = db.sql("update app.payment_link set revoked_at = ?, revoked_by = ? where draft_id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), Actor.current(), draftId).update();
        if (revoked == 0) throw new Unknown("payment link of invoice", draftId);
    }

    private String token(long draftId) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            var code = mac.doFinal(("payment-link:" + draftId).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        if (!settings.linkSecret().isBlank()) return settings.linkSecret().getBytes(StandardCharsets.UTF_8);
        return storedKey().orElseGet(() -> {
            var made = new byte[32];
            new SecureRandom().nextBytes(made);
            db.sql("insert into app.payment_link_key (key) values (?) on conflict do nothing").param(made).update();
            return storedKey().orElseThrow();
        });
    }

    private Optional<byte[]> storedKey() {
        return db.sql("select key from app.payment_link_key").query((row, n) -> row.getBytes(1)).optional();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
