package io.throughline.security.fence;

import io.throughline.security.account.PasswordHash;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The engine keeps passwords with our hash instead of its fast one. */
class SlowHash implements PasswordEncryptor {
    private final PasswordEncoder encoder = PasswordHash.encoder();

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "PBKDF2-SHA-512";
    }
}
