package io.throughline.connector.own;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code throughline.payments}: {@code sandbox} or {@code none}. Without it the sandbox is open as long as no letter can leave the house: nobody outside has
 * a link then, and nobody can tell the books of a firm at work that an invoice is paid.
 */
@Component
record SandboxSettings(@Value("${throughline.payments:}") String payments, @Value("${spring.mail.host:}") String mailHost) {

    boolean open() {
        return payments.isBlank() ? mailHost.isBlank() : payments.equals("sandbox");
    }
}
