package io.throughline.evidence;

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
final class CheckedZip {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> damage;

    /** What is wrong with it is added to {@code damage}. */
    CheckedZip(byte[] zip, List<String> damage) {
        this.damage = damage;
        read(zip);
    }

    Map<String, byte[]> files() {
        return files;
    }

    byte[] file(String name) {
        var content = files.get(name);
        if (content == null) throw new IllegalStateException(name + " is missing.");
        return content;
    }

    String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    private void read(byte[] bytes) {
        var at = "the beginning";
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                at = entry.getName();
                if (files.put(at, zip.readAllBytes()) != null) damage.add(at + " is there twice.");
            }
        } catch (IOException | RuntimeException e) {
            damage.add("%s or what follows it was changed: %s.".formatted(at, e.getMessage()));
        }
        // What belongs to no file, its directory for instance, is as we write it, to the byte.
        if (damage.isEmpty() && !Arrays.equals(bytes, DossierZip.of(files))) damage.add("The ZIP itself was changed: names, dates or its directory.");
    }

    void checkManifest() {
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
    }
}
