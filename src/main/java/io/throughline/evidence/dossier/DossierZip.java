package io.throughline.evidence.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP whose last file, {@code manifest.txt}, holds the SHA-256 of every other: a line each, as {@code sha256sum} writes and checks it. */
public final class DossierZip {
    static final String MANIFEST = "manifest.txt";
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
    private final Map<String, String> hashes = new TreeMap<>();

    public void add(String name, byte[] content) {
        if (hashes.putIfAbsent(name, sha256(content)) == null) put(name, content);
    }

    public byte[] finish() {
        var lines = new StringBuilder();
        hashes.forEach((name, hash) -> lines.append(hash).append("  ").append(name).append('\n'));
        put(MANIFEST, lines.toString().getBytes(StandardCharsets.UTF_8));
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The one ZIP that holds these files in this order. */
    static byte[] of(Map<String, byte[]> files) {
        var zip = new DossierZip();
        files.forEach(zip::put);
        try {
            zip.zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip.bytes.toByteArray();
    }

    private void put(String name, byte[] content) {
        try {
            var entry = new ZipEntry(name);
            // Neither packed nor dated: the same dossier is the same file, wherever it is made. The calendar's very first day would be written with the zone of this machine.
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 2, 0, 0));
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            var check = new CRC32();
            check.update(content);
            entry.setCrc(check.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
