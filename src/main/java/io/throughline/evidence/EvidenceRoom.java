package io.throughline.evidence;

import io.throughline.journal.Checkpoint;
import io.throughline.journal.Seals;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the auditor sees on entering: the seal, and the latest invoices. */
@Component
class EvidenceRoom {
    private final JdbcClient jdbc;
    private final Seals seals;

    EvidenceRoom(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    public record Latest(String number, LocalDate issueDate, String clientName, String projectName) {}

    public record Now(Seals.Reach reach, Checkpoint checkpoint, String keyId, String publicKey, List<Latest> latest) {}

    Now now() {
        var latest = jdbc.sql("""
                select i.number, i.issue_date, c.name as client_name, p.name as project_name from app.invoice i join app.client c on c.code = i.client_code
                join app.project p on p.code = i.project_code where i.number is not null order by i.issue_date desc, i.number desc limit 15""").query(Latest.class).list();
        return new Now(seals.reach(), seals.lastCheckpoint().orElse(null), seals.keyId(), Base64.getEncoder().encodeToString(seals.publicKey().getEncoded()), latest);
    }
}
