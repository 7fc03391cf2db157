package io.throughline.billing;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@code throughline.papers}: {@code at-once} prints invoices and letters in the step that makes them; {@code on-demand}, for replays, when somebody asks for one. */
@Component
public record PaperSettings(@Value("${throughline.papers:at-once}") String papers) {

    public boolean atOnce() {
        return !papers.equals("on-demand");
    }
}
