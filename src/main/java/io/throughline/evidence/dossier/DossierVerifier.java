package io.throughline.evidence.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.journal.Checkpoint;
import io.throughline.journal.JournalEntry;
import io.throughline.journal.Merkle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a dossier with nothing but itself: every file against the manifest, every entry against the signed checkpoint, and what the story tells of papers,
 * models and entries against the files and the entries. A key that came another way tells whether the checkpoint is really ours.
 */
public final class DossierVerifier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<String> damage = new ArrayList<>();
    private CheckedZip zip;
    private Map<String, byte[]> files = Map.of();

    public record Verdict(int files, int entries, Checkpoint checkpoint, List<String> damage) {}

    public Verdict verify(byte[] dossier, PublicKey trusted) {
        try {
            zip = new CheckedZip(dossier, damage);
            files = zip.files();
            // What else would be found follows from that.
            if (!zip.checkManifest()) return new Verdict(files.size(), 0, null, damage);
            var checkpoint = Checkpoint.of(new String(file("journal/checkpoint.txt"), StandardCharsets.UTF_8));
            checkSignature(checkpoint, trusted);
            var entries = checkEntries(checkpoint);
            checkStory(JSON.readTree(file("story.json")), entries);
            return new Verdict(files.size(), entries.size(), checkpoint, damage);
        } catch (IOException | RuntimeException e) {
            damage.add("The dossier cannot be read: " + (e.getMessage() == null ? e.toString() : e.getMessage().lines().findFirst().orElse("")));
            return new Verdict(files.size(), 0, null, damage);
        }
    }

    private byte[] file(String name) {
        return zip.file(name);
    }

    private void checkSignature(Checkpoint checkpoint, PublicKey trusted) {
        var enclosed = Checkpoint.publicKey(Base64.getMimeDecoder().decode(new String(file("journal/public-key.txt"), StandardCharsets.UTF_8).strip()));
        if (!checkpoint.isSignedBy(enclosed)) damage.add("journal/checkpoint.txt is not signed by the enclosed key.");
        if (trusted != null && !Arrays.equals(trusted.getEncoded(), enclosed.getEncoded())) damage.add("journal/public-key.txt is not the key that you gave.");
    }

    private Map<Long, JournalEntry> checkEntries(Checkpoint checkpoint) throws IOException {
        Map<Long, JournalEntry> entries = new LinkedHashMap<>();
        for (JsonNode proved : JSON.readTree(file("journal/entries.json"))) {
            var entry = JSON.treeToValue(proved.get("entry"), JournalEntry.class);
            var path = new ArrayList<byte[]>();
            proved.get("path").forEach(hash -> path.add(HexFormat.of().parseHex(hash.asText())));
            if (!Merkle.isIncluded(entry.hash(), proved.get("leafIndex").asLong(), checkpoint.size(), path, checkpoint.root())) {
                damage.add("journal/entries.json: entry %d (%s of %s) is not the one that was sealed.".formatted(entry.id(), entry.event(), entry.subject()));
            }
            entries.put(entry.id(), entry);
        }
        return entries;
    }

    private void checkStory(JsonNode story, Map<Long, JournalEntry> entries) throws IOException {
        for (var told : story.findParents("facts")) {
            if (!told.has("event") || !told.has("id")) continue;
            var sealed = entries.get(told.get("id").asLong());
            if (sealed == null) damage.add("story.json: entry %d has no proof.".formatted(told.get("id").asLong()));
            else if (!sealed.actor().equals(told.path("actor").asText()) || !sealed.event().equals(told.path("event").asText()) || !sealed.subject().equals(told.path("subject").asText())
                    || !JSON.readTree(sealed.facts()).equals(told.get("facts"))) damage.add("story.json: entry %d is told otherwise than it is sealed.".formatted(sealed.id()));
        }
        for (var paper : story.path("documents")) mustHold(paper.path("sha256").asText(), "the paper " + paper.path("kind").asText());
        for (var letter : story.path("letters")) for (var enclosed : letter.path("enclosed")) mustHold(enclosed.path("sha256").asText(), "the enclosure " + enclosed.path("fileName").asText());
        for (var run : story.path("processes")) mustHold(run.path("modelSha256").asText(), "the model of " + run.path("process").asText());
        for (var task : story.path("tasks")) {
            var offered = entries.values().stream().filter(e -> e.subject().equals("task:" + task.path("taskId").asText()) && e.facts().contains(task.path("seenSha256").asText("-"))).findFirst();
            if (task.has("seenSha256")) mustHold(task.get("seenSha256").asText(), "what task " + task.path("taskId").asText() + " showed");
            if (task.has("seenSha256") && offered.isEmpty()) damage.add("story.json: what task %s showed is not what is sealed.".formatted(task.path("taskId").asText()));
        }
    }

    private void mustHold(String sha256, String what) {
        if (files.values().stream().noneMatch(content -> DossierZip.sha256(content).equals(sha256))) damage.add("No file is " + what + " (SHA-256 " + sha256 + ").");
    }
}
