package io.throughline.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key that checkpoints are signed with: in a file of its own, never in the database that it vouches for. */
final class SealKey {
    private final KeyPair pair;

    private SealKey(KeyPair pair) {
        this.pair = pair;
    }

    /** Two lines, private and public, Base64; made at the first start, readable by us alone. */
    static SealKey of(Path file) {
        try {
            if (!Files.exists(file)) make(file);
            var lines = Files.readAllLines(file);
            var factory = KeyFactory.getInstance("Ed25519");
            return new SealKey(new KeyPair(factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))))));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("The key that seals the journal cannot be read from %s (throughline.seal.key-file): %s".formatted(file.toAbsolutePath(), e.getMessage()), e);
        }
    }

    /** For this run only, where none can be kept. */
    static SealKey forNow() {
        try {
            return new SealKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var text = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n";
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "seal", ".key");
        try {
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(fresh, text, StandardOpenOption.TRUNCATE_EXISTING);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            // Whoever was first has made it.
        } finally {
            Files.delete(fresh);
        }
    }

    byte[] sign(byte[] text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }
}
