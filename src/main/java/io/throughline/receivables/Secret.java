package io.throughline.receivables;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A secret that somebody is handed in an address: 256 random bits, of which the house keeps the SHA-256 only, and an id to speak of it by. */
public record Secret(String id, String token) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST = 100;

    public static Secret fresh() {
        var bytes = new byte[40];
        RANDOM.nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes, 0, 8), Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, 8, 40)));
    }

    public byte[] hash() {
        return hash(token);
    }

    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.substring(0, Math.min(token.length(), LONGEST)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "secret " + id;
    }
}
