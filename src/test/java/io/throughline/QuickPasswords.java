package io.throughline;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/** Tests make hundreds of users: their passwords take one round of the hash instead of a hundred thousand. The real one has a test of its own, and served processes keep it. */
@TestConfiguration(proxyBeanMethods = false)
class QuickPasswords {

    @Bean
    static ProcessEnginePlugin quickPasswords() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void postInit(ProcessEngineConfigurationImpl engine) {
                engine.setPasswordManager(new PasswordManager(new OneRound(), List.of()));
            }
        };
    }

    private static final class OneRound implements PasswordEncryptor {
        private final Pbkdf2PasswordEncoder encoder = new Pbkdf2PasswordEncoder("", 16, 1, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);

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
            return "ONE-ROUND";
        }
    }
}
