package io.throughline.journal;

import java.io.IOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes each checkpoint into the folder that is set; what stands there is never written over. */
@Component
class CheckpointFolder {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private final SealSettings settings;

    CheckpointFolder(SealSettings settings) {
        this.settings = settings;
    }

    @EventListener
    void keep(CheckpointSigned fact) {
        if (settings.folder() == null) return;
        var checkpoint = fact.checkpoint();
        var file = settings.folder().resolve("checkpoint-%012d-%s.txt".formatted(checkpoint.size(), checkpoint.keyId()));
        try {
            Files.createDirectories(settings.folder());
            if (!Files.exists(file)) Files.writeString(file, checkpoint.note());
        } catch (IOException e) {
            LOG.warn("The journal's checkpoint of {} entries could not be written to {}: {}", checkpoint.size(), file, e.getMessage());
        }
    }
}
