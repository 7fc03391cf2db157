package io.throughline.evidence.dossier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a ZIP that we wrote, compared with its manifest and, to the byte, with the way we write one. */
public final class CheckedZip {
    /** As we write them: neither packed nor followed by anything. */
    private static final int HEADER = 30;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> damage;

    /** What is wrong with it is added to {@code damage}. */
    public CheckedZip(byte[] zip, List<String> damage) {
        this.damage = damage;
        read(zip);
    }

    public Map<String, byte[]> files() {
        return files;
    }

    public byte[] file(String name) {
        var content = files.get(name);
        if (content == null) throw new IllegalStateException(name + " is missing.");
        return content;
    }

    public String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    private void read(byte[] bytes) {
        String at = null;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                at = entry.getName();
                if (files.put(at, zip.readAllBytes()) != null) damage.add(at + " is there twice.");
                at = null;
            }
        } catch (IOException | RuntimeException e) {
            damage.add("%s: %s.".formatted(at == null ? after() : at + " was changed", e.getMessage()));
            return;
        }
        int changed = Arrays.mismatch(bytes, DossierZip.of(files));
        if (changed >= 0 && damage.isEmpty()) damage.add("%s: byte %d of the ZIP.".formatted(around(changed), changed));
    }

    /** What lies at that byte besides the files' contents, which their check sums tell of. */
    private String around(int at) {
        int from = 0;
        for (var file : files.entrySet()) {
            if (at < from + HEADER + file.getKey().getBytes(StandardCharsets.UTF_8).length) return "The header of " + file.getKey() + " was changed";
            from += HEADER + file.getKey().getBytes(StandardCharsets.UTF_8).length + file.getValue().length;
        }
        return files.containsKey(DossierZip.MANIFEST) ? "The ZIP's directory was changed" : after();
    }

    private String after() {
        var last = files.keySet().stream().reduce((a, b) -> b);
        return last.map(name -> "What stands after " + name + " was changed").orElse("The beginning was changed");
    }

    /** Answers whether everything in it is listed, and as it is listed. */
    public boolean checkManifest() {
        if (!files.containsKey(DossierZip.MANIFEST)) {
            if (damage.isEmpty()) damage.add(DossierZip.MANIFEST + " is missing.");
            return false;
        }
        var listed = new TreeMap<String, String>();
        for (var line : text(DossierZip.MANIFEST).split("\n")) {
            if (line.length() > 66) listed.put(line.substring(66), line.substring(0, 64));
        }
        files.forEach((name, content) -> {
            if (name.equals(DossierZip.MANIFEST)) return;
            var hash = listed.remove(name);
            if (hash == null) damage.add(name + " is not in the manifest.");
            else if (!hash.equals(DossierZip.sha256(content))) damage.add(name + " was changed.");
        });
        listed.keySet().forEach(name -> damage.add(name + " is missing."));
        return damage.isEmpty();
    }
}
