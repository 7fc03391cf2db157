package io.throughline.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.process.ModelFiles;
import io.throughline.replay.PastFromBooks;
import io.throughline.studio.ReleaseEvents.ReleaseTried;
import io.throughline.studio.WhatIfTable.Try;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/** Tries a release on what happened here lately: the books are read once, then both plays run in processes of their own and this installation goes on with its work. */
@Service
public class WhatIfs {
    static final int MONTHS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(WhatIfs.class);
    private final ReleaseTable releases;
    private final WhatIfTable table;
    private final DataSource books;
    private final FirmClock clock;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final ApplicationContext house;
    private final Path folder;
    private final ExecutorService stage = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "what-if");
        thread.setDaemon(true);
        return thread;
    });

    WhatIfs(ReleaseTable releases, WhatIfTable table, DataSource books, FirmClock clock, ObjectMapper json, TransactionTemplate transaction, ApplicationContext house,
            @Value("${throughline.data:data}") Path data) {
        this.releases = releases;
        this.table = table;
        this.books = books;
        this.clock = clock;
        this.json = json;
        this.transaction = transaction;
        this.house = house;
        this.folder = data.resolve("what-if");
    }

    @EventListener
    public void on(ApplicationReadyEvent started) {
        table.breakOff("The application was stopped while it played.", clock.instant());
    }

    /** {@code months} of history up to {@code until}, null for today. Answers at once; {@link #last} tells how far it is. */
    public Try start(long releaseId, int months, LocalDate until) {
        var release = releases.get(releaseId);
        var last = until == null ? clock.today() : until;
        if (months < 1 || months > 60) throw new InvalidInput("months", "%d is not from 1 to 60".formatted(months));
        if (last.isAfter(clock.today())) throw new InvalidInput("until", "%s has not come yet".formatted(last));
        table.running().ifPresent(other -> {
            throw new Refused("Release %d is being tried: one at a time, it takes the whole machine. Wait until it is done.".formatted(other));
        });
        try {
            long id = table.start(releaseId, PastFromBooks.firstDay(months, last), last, clock.instant(), Actor.current());
            var by = Actor.current();
            stage.execute(() -> Actor.as(by, () -> play(id, release, months, last)));
        } catch (DuplicateKeyException e) {
            throw new Refused("Another release is being tried: one at a time, it takes the whole machine. Wait until it is done.");
        }
        return last(releaseId).orElseThrow();
    }

    public Optional<Try> last(long releaseId) {
        return table.last(releases.get(releaseId).id());
    }

    private void play(long id, ModelRelease release, int months, LocalDate until) {
        Path history = null;
        try {
            history = Files.createTempDirectory("throughline-history");
            try (var connection = books.getConnection()) {
                PastFromBooks.write(connection, months, until, history);
            }
            var today = beside(release).map(releases::files).orElseGet(ModelFiles::shipped);
            var result = new TwoPlays(application(), history, until, folder).run(today, releases.files(release.id()), (a, b) -> table.progress(id, a, b));
            var text = json.writeValueAsString(result);
            transaction.executeWithoutResult(s -> {
                table.done(id, text, clock.instant());
                releases.tried(release.id(), clock.instant());
                house.publishEvent(new ReleaseTried(release.id(), result.same() + same(result), result.different() + result.otherCases().size()));
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.warn("Release {} could not be tried: {}", release.id(), e.getMessage());
            table.brokeOff(id, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), clock.instant());
        } finally {
            if (history != null) DraftFolder.remove(history);
        }
    }

    /** Played beside what is live; a release that is live itself, beside the one it took over from. */
    Optional<Long> beside(ModelRelease release) {
        return releases.live().map(ModelRelease::id).filter(live -> live != release.id()).or(() -> Optional.ofNullable(release.basedOn()));
    }

    private static int same(WhatIf.Result result) {
        return result.processes().stream().mapToInt(WhatIf.ProcessCount::same).sum();
    }

    private Class<?> application() {
        return ClassUtils.getUserClass(house.getBeansWithAnnotation(SpringBootApplication.class).values().iterator().next());
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stage.shutdownNow();
        stage.awaitTermination(5, TimeUnit.SECONDS);
    }
}
