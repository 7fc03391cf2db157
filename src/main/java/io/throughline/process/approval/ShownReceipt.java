package io.throughline.process.approval;

import io.throughline.expense.Receipt;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A receipt is a stranger's file: only what begins like a picture or a PDF is shown in the browser, whatever it says of itself; the rest is a download. */
final class ShownReceipt {
    private static final Map<String, MediaType> SHOWN = Map.of("%PDF-", MediaType.APPLICATION_PDF, "\u0089PNG", MediaType.IMAGE_PNG, "\u00ff\u00d8\u00ff", MediaType.IMAGE_JPEG);

    private ShownReceipt() {}

    static ResponseEntity<byte[]> of(Receipt receipt) {
        var start = new String(receipt.content(), 0, Math.min(5, receipt.content().length), java.nio.charset.StandardCharsets.ISO_8859_1);
        var type = SHOWN.entrySet().stream().filter(e -> start.startsWith(e.getKey())).map(Map.Entry::getValue).findFirst();
        var place = type.isPresent() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok().contentType(type.orElse(MediaType.APPLICATION_OCTET_STREAM))
                .header(HttpHeaders.CONTENT_DISPOSITION, place.filename(receipt.fileName(), java.nio.charset.StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").body(receipt.content());
    }
}
