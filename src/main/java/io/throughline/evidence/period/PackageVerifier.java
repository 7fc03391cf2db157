package io.throughline.evidence.period;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.evidence.dossier.CheckedZip;
import io.throughline.evidence.dossier.DossierVerifier;
import io.throughline.evidence.dossier.DossierZip;
import io.throughline.journal.Checkpoint;
import io.throughline.journal.Merkle;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks the package of a period with nothing but itself: files, signatures, that each checkpoint is a beginning of the last, the sample drawn again from its
 * seed, every dossier in it, and that the books balance entry by entry.
 */
public final class PackageVerifier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<String> damage = new ArrayList<>();
    private CheckedZip zip;

    public record Verdict(int files, int dossiers, int checkpoints, Checkpoint last, List<String> damage) {}

    public static boolean isOne(byte[] bytes) {
        return new CheckedZip(bytes, new ArrayList<>()).files().containsKey("sample.json");
    }

    public Verdict verify(byte[] bytes, PublicKey trusted) {
        try {
            zip = new CheckedZip(bytes, damage);
            if (!zip.checkManifest()) return new Verdict(zip.files().size(), 0, 0, null, damage);
            var enclosed = key("journal/public-key.txt");
            if (trusted != null && !Arrays.equals(trusted.getEncoded(), enclosed.getEncoded())) damage.add("journal/public-key.txt is not the key that you gave.");
            var last = Checkpoint.of(zip.text("journal/checkpoint.txt"));
            if (!last.isSignedBy(enclosed)) damage.add("journal/checkpoint.txt is not signed by the enclosed key.");
            int checkpoints = checkConsistency(last);
            int dossiers = checkSample(enclosed);
            checkBooks();
            return new Verdict(zip.files().size(), dossiers, checkpoints, last, damage);
        } catch (IOException | RuntimeException e) {
            damage.add("The package cannot be read: " + (e.getMessage() == null ? e.toString() : e.getMessage().lines().findFirst().orElse("")));
            return new Verdict(0, 0, 0, null, damage);
        }
    }

    private PublicKey key(String name) {
        return Checkpoint.publicKey(Base64.getMimeDecoder().decode(zip.text(name).strip()));
    }

    private int checkConsistency(Checkpoint last) throws IOException {
        var proofs = new TreeMap<Long, List<byte[]>>();
        for (var proof : JSON.readTree(zip.file("journal/consistency.json"))) {
            var path = new ArrayList<byte[]>();
            proof.get("path").forEach(hash -> path.add(HexFormat.of().parseHex(hash.asText())));
            proofs.put(proof.get("size").asLong(), path);
        }
        int checked = 0;
        for (var name : zip.files().keySet().stream().filter(n -> n.startsWith("journal/checkpoints/")).toList()) {
            var one = Checkpoint.of(zip.text(name));
            if (!one.isSignedBy(key("journal/keys/" + one.keyId() + ".txt"))) damage.add(name + " is not signed by its key.");
            var path = proofs.get(one.size());
            if (path == null || !one.logId().equals(last.logId()) || !Merkle.isConsistent(one.size(), one.root(), last.size(), last.root(), path)) {
                damage.add(name + " is not a beginning of journal/checkpoint.txt: what it held was changed since.");
            }
            checked++;
        }
        return checked;
    }

    private int checkSample(PublicKey key) throws IOException {
        JsonNode sample = JSON.readTree(zip.file("sample.json"));
        var invoices = new TreeMap<String, String>();
        var rows = rows("invoices.csv");
        rows.forEach(row -> invoices.put(row.get("number"), row.get("contentSha256")));
        var drawn = new ArrayList<String>();
        sample.get("invoices").forEach(n -> drawn.add(n.asText()));
        if (invoices.size() != sample.get("population").asInt()) damage.add("invoices.csv has %d invoices, the sample was drawn from %d.".formatted(invoices.size(), sample.get("population").asInt()));
        if (!Sampling.first(sample.get("seed").asText(), drawn.size(), invoices.keySet()).equals(drawn)) damage.add("sample.json: its seed draws other invoices.");
        for (var number : drawn) {
            var dossier = zip.file("dossiers/" + number + ".zip");
            new DossierVerifier().verify(dossier, key).damage().forEach(found -> damage.add("dossiers/" + number + ".zip: " + found));
            var content = new CheckedZip(dossier, new ArrayList<>()).files().get("documents/" + number + "-content.json");
            if (content == null || !DossierZip.sha256(content).equals(invoices.get(number))) damage.add("invoices.csv tells otherwise of %s than its dossier.".formatted(number));
        }
        return drawn.size();
    }

    private void checkBooks() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (var row : rows("ledger/journal.csv")) sums.merge(row.get("entry"), new BigDecimal(row.get("debit")).subtract(new BigDecimal(row.get("credit"))), BigDecimal::add);
        sums.forEach((entry, sum) -> {
            if (sum.signum() != 0) damage.add("ledger/journal.csv: entry %s does not balance.".formatted(entry));
        });
        var total = rows("ledger/trial-balance.csv").stream().map(r -> new BigDecimal(r.get("debit")).subtract(new BigDecimal(r.get("credit")))).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.signum() != 0) damage.add("ledger/trial-balance.csv does not balance.");
    }

    private List<Map<String, String>> rows(String name) {
        var lines = CsvLines.of(new String(zip.file(name), StandardCharsets.UTF_8));
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var row = new TreeMap<String, String>();
            for (int n = 0; n < line.size(); n++) row.put(lines.get(0).get(n), line.get(n));
            rows.add(row);
        }
        return rows;
    }
}
