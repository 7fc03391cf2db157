package io.throughline.security.account;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/** How passwords are kept: PBKDF2 with SHA-512, instead of the engine's single SHA-512. */
public final class PasswordHash {
    private static final int ITERATIONS = 100_000;

    private PasswordHash() {}

    public static PasswordEncoder encoder() {
        return new Pbkdf2PasswordEncoder("", 16, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
    }
}
