package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.process.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's benchmark: what the engine gets done in a replay, beside what it gets done with models that have nothing in them. */
@Tag("benchmark")
class ThroughputTests {
    @TempDir Path folder;

    /** Both halves are played twice, one after the other, and the second time counts: whoever comes first would pay for the compiler. */
    @Test
    void theEngineDoesAtLeastAThirdOfWhatItDoesWithBareModels() throws Exception {
        var firm = FirmFiles.read(firm());
        measured("rehearsal", firm);
        assertThat(measured("benchmark", firm)).isGreaterThan(1 / 3.0);
    }

    /** The replay's transactions a second, as a share of those with bare models. */
    private double measured(String title, FirmFiles firm) throws Exception {
        EngineWork work;
        double seconds;
        String shares;
        try (var stage = Stage.open(List.of(Throughline.class), firm, null); var sampler = new Sampler(Thread.currentThread())) {
            long started = System.nanoTime();
            stage.play(null, started);
            seconds = (System.nanoTime() - started) / 1e9;
            work = EngineWork.of(stage.the(HistoryService.class));
            shares = sampler.shares();
        }
        double bareSeconds;
        try (var stage = Stage.open(List.of(Throughline.class, BareTopic.class), firm, BareModel.into(folder.resolve(title)))) {
            bareSeconds = new BareModel(stage, new Cast(stage.the(Inbox.class), firm, Cast.DIRECTOR, Cast.FINANCE)).run(work);
            assertThat(EngineWork.of(stage.the(HistoryService.class)).transactions()).isEqualTo(work.transactions());
        }
        double replayed = work.transactions() / seconds;
        double bare = work.transactions() / bareSeconds;
        System.out.printf("%s: %s%nreplay: %.1f s, %.0f engine transactions/s; bare: %.1f s, %.0f/s; ratio %.2f%nthe replay's time: %s%n",
                title, work, seconds, replayed, bareSeconds, bare, replayed / bare, shares);
        return replayed / bare;
    }

    /** A quarter of the real firm where it is at hand, else one of our own. */
    private Path firm() throws IOException {
        var into = Files.createDirectory(folder.resolve("firm"));
        var real = Path.of("../shared/data/firm");
        return Files.isDirectory(real) ? FirmCut.of(real, "2006-01-01", "2006-03-31", into) : SyntheticFirm.fit(10).into(into);
    }
}
