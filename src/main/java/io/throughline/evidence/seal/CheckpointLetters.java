package io.throughline.evidence.seal;

import io.throughline.journal.CheckpointSigned;
import io.throughline.journal.SealSettings;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.mail.PostOffice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checkpoints leave the house by post, to those who are set: whoever keeps the letter can tell when the journal is not what it was. */
@Component
class CheckpointLetters {
    private final PostOffice post;
    private final SealSettings settings;

    CheckpointLetters(PostOffice post, SealSettings settings) {
        this.post = post;
        this.settings = settings;
    }

    @EventListener
    @Transactional
    public void send(CheckpointSigned fact) {
        var checkpoint = fact.checkpoint();
        for (var to : settings.mailTo()) {
            if (to.isBlank()) continue;
            var note = new Attachment("checkpoint-" + checkpoint.size() + ".txt", "text/plain", checkpoint.note().getBytes(StandardCharsets.UTF_8));
            post.post(new Letter("checkpoint:" + checkpoint.size() + ":" + checkpoint.keyId() + ":" + to, to, "Journal checkpoint: " + checkpoint.size() + " entries",
                    "Keep this letter. With the enclosed checkpoint, 'throughline verify --database … --checkpoint FILE' tells whether the journal still holds what it held then.\n\n"
                            + checkpoint.note(), "journal", List.of(note)));
        }
    }
}
