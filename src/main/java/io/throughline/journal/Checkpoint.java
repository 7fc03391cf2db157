package io.throughline.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * "At this moment the log had this many entries and this root", signed. The note is what leaves the house: five lines that are signed
 * (name, log, size, root, time), an empty one, and the signature with the id of its key (the first eight bytes of its SHA-256).
 */
public record Checkpoint(String logId, long size, byte[] root, Instant signedAt, String keyId, byte[] signature) {
    private static final String NAME = "throughline-journal-checkpoint-1";

    static Checkpoint sign(String logId, long size, byte[] root, Instant now, SealKey key) {
        return new Checkpoint(logId, size, root, now, keyId(key.publicKey()), key.sign(signed(logId, size, root, now).getBytes(StandardCharsets.UTF_8)));
    }

    public String note() {
        return signed(logId, size, root, signedAt) + "\n" + "— " + keyId + " " + Base64.getEncoder().encodeToString(signature) + "\n";
    }

    private static String signed(String logId, long size, byte[] root, Instant at) {
        return String.join("\n", NAME, logId, String.valueOf(size), Base64.getEncoder().encodeToString(root), at.toString()) + "\n";
    }

    /** Reads a note back. */
    public static Checkpoint of(String note) {
        var lines = note.strip().split("\r?\n");
        try {
            var last = lines[6].split(" ");
            if (!lines[0].equals(NAME) || !lines[5].isEmpty() || lines.length != 7 || last.length != 3) throw new IllegalArgumentException(note);
            return new Checkpoint(lines[1], Long.parseLong(lines[2]), Base64.getDecoder().decode(lines[3]), Instant.parse(lines[4]), last[1], Base64.getDecoder().decode(last[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeParseException e) {
            throw new IllegalArgumentException("This is no checkpoint of a Throughline journal.", e);
        }
    }

    public boolean isSignedBy(PublicKey key) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed(logId, size, root, signedAt).getBytes(StandardCharsets.UTF_8));
            return keyId.equals(keyId(key)) && check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public static PublicKey publicKey(byte[] x509) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no public key of Ed25519.", e);
        }
    }

    public static String keyId(PublicKey key) {
        try {
            return HexFormat.of().formatHex(Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
