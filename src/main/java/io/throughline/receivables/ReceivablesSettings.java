package io.throughline.receivables;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@code throughline.public-url}: where clients reach this house. */
@Component
record ReceivablesSettings(@Value("${throughline.public-url:http://localhost:${server.port:8080}}") String publicUrl) {

    String portal() {
        return publicUrl.replaceAll("/+$", "") + "/portal/in/";
    }
}
