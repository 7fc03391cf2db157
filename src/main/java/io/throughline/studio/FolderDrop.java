package io.throughline.studio;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.models.ModelSource;
import io.throughline.studio.ModelRelease.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks into {@code processes/} and {@code forms/} beside the application: what is new there goes the same way as an upload, once. */
@Component
class FolderDrop {
    private static final Logger LOG = LoggerFactory.getLogger(FolderDrop.class);
    private static final long LARGEST = 4 << 20;
    private final StudioSettings settings;
    private final Releases releases;
    private final ReleaseTable table;
    private final FirmClock clock;
    private volatile String refused;

    FolderDrop(StudioSettings settings, Releases releases, ReleaseTable table, FirmClock clock) {
        this.settings = settings;
        this.releases = releases;
        this.table = table;
        this.clock = clock;
    }

    /** Why what lies there was not taken; null where nothing was refused. */
    String refused() {
        return refused;
    }

    @EventListener
    public void on(ApplicationReadyEvent started) {
        look();
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 15_000)
    public void rounds() {
        if (!clock.isVirtual()) look();
    }

    void look() {
        if (settings.folder().isBlank()) return;
        look(Path.of(settings.folder()));
    }

    /** Answers the draft's number where there is one; what cannot be taken is told in the log, once. */
    Long look(Path folder) {
        try {
            var found = read(folder);
            var live = table.live();
            if (found.isEmpty() || live.isEmpty()) return null;
            var yours = table.files(live.get().id());
            found.entrySet().removeIf(e -> yours.stream().anyMatch(f -> f.name().equals(e.getKey()) && Arrays.equals(f.content(), e.getValue())));
            if (found.isEmpty()) {
                refused = null;
                return null;
            }
            if (!table.firstSeen(ReleaseFiles.hash(found.entrySet().stream().map(e -> new ModelSource(e.getKey(), e.getValue())).toList()), clock.instant())) return null;
            refused = null;
            long id = releases.propose(null, "found in " + folder, found, Source.FOLDER).id();
            LOG.info("Release {} is proposed: {} in {} differ from what is live.", id, String.join(", ", found.keySet()), folder);
            return id;
        } catch (InvalidInput e) {
            refused = e.getMessage();
            LOG.warn("What lies in {} cannot be released: {}", folder, e.getMessage());
            return null;
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", folder, e.getMessage());
            return null;
        }
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        var found = new TreeMap<String, byte[]>();
        for (var place : new String[] {"processes", "forms"}) {
            if (!Files.isDirectory(folder.resolve(place))) continue;
            try (var files = Files.walk(folder.resolve(place), 2)) {
                for (var file : files.filter(Files::isRegularFile).filter(f -> f.toString().matches(".*\\.(bpmn|dmn|form|yml)")).toList()) {
                    if (Files.size(file) <= LARGEST) found.put(ReleaseFiles.place(folder.relativize(file).toString()), Files.readAllBytes(file));
                }
            }
        }
        return found;
    }
}
