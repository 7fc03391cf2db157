package io.throughline.evidence.seal;

import io.throughline.api.Unknown;
import io.throughline.evidence.Evidence;
import io.throughline.journal.Checkpoint;
import io.throughline.journal.Seals;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The seal on the journal, for whoever wants to check it without us. */
@RestController
@RequestMapping("/api/v1/evidence/journal")
@PreAuthorize(Evidence.READERS)
class JournalController {
    private final Seals seals;

    JournalController(Seals seals) {
        this.seals = seals;
    }

    /** {@code root} in hexadecimal, {@code signature} and {@code publicKey} (X.509) in Base64; {@code note} is the file to keep elsewhere. */
    record CheckpointAnswer(String logId, long size, String root, Instant signedAt, String keyId, String signature, String publicKey, String note) {}

    /** {@code waiting} entries have no seal yet, the oldest of them for {@code behindSeconds}. */
    record SealAnswer(String logId, long sealed, long waiting, long behindSeconds, String keyId, String publicKey, CheckpointAnswer lastCheckpoint) {}

    record ProofAnswer(long entryId, long leafIndex, long size, String root, List<String> path) {}

    record ConsistencyAnswer(long from, long size, String root, List<String> path) {}

    @GetMapping
    SealAnswer seal() {
        var reach = seals.reach();
        return new SealAnswer(reach.logId(), reach.sealed(), reach.waiting(), reach.behind().toSeconds(), seals.keyId(), publicKey(),
                seals.lastCheckpoint().map(this::answer).orElse(null));
    }

    /** Of everything that is sealed now. */
    @GetMapping("/checkpoint")
    CheckpointAnswer checkpoint() {
        return answer(seals.checkpoint());
    }

    @GetMapping(path = "/checkpoint.txt", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String note() {
        return seals.checkpoint().note();
    }

    /** Also sends it out of the house, as set. */
    @PostMapping("/checkpoint")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    CheckpointAnswer sign() {
        return answer(seals.checkpoint());
    }

    @GetMapping("/entries/{id}/proof")
    ProofAnswer proof(@PathVariable long id) {
        var checkpoint = seals.checkpoint();
        var proof = seals.proofs(Set.of(id), checkpoint.size()).get(id);
        if (proof == null) throw new Unknown("sealed entry", id);
        return new ProofAnswer(id, proof.leafIndex(), proof.size(), HexFormat.of().formatHex(checkpoint.root()), hex(proof.path()));
    }

    /** That today's log begins with the one of {@code from} entries. */
    @GetMapping("/consistency")
    ConsistencyAnswer consistency(@RequestParam long from) {
        var checkpoint = seals.checkpoint();
        if (from < 0 || from > checkpoint.size()) throw new Unknown("log of size", from);
        return new ConsistencyAnswer(from, checkpoint.size(), HexFormat.of().formatHex(checkpoint.root()), hex(seals.consistency(from, checkpoint.size())));
    }

    private CheckpointAnswer answer(Checkpoint c) {
        return new CheckpointAnswer(c.logId(), c.size(), HexFormat.of().formatHex(c.root()), c.signedAt(), c.keyId(), Base64.getEncoder().encodeToString(c.signature()), publicKey(), c.note());
    }

    private String publicKey() {
        return Base64.getEncoder().encodeToString(seals.publicKey().getEncoded());
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
