package io.throughline.receivables;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@code throughline.public-url}: where clients reach this house; {@code throughline.link-secret}: what link tokens are made with, else a key of the database's own. */
@Component
record ReceivablesSettings(@Value("${throughline.public-url:http://localhost:${server.port:8080}}") String publicUrl,
                           @Value("${throughline.link-secret:}") String linkSecret) {

    String payPage() {
        return publicUrl.replaceAll("/+$", "") + "/pay/";
    }
}
