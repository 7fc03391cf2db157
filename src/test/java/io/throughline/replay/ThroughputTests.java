package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.process.Inbox;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Cast;
import io.throughline.replay.deed.Stage;
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

    private FirmFiles firm;
    private EngineWork work;
    private int stages;

    /**
     * Both halves are rehearsed first: whoever comes first would pay for the compiler. Then the bare models are played before and after the replay,
     * so that a machine that others use meanwhile is no more to the one's disadvantage than to the other's.
     */
    @Test
    void theEngineDoesAtLeastAThirdOfWhatItDoesWithBareModels() throws Exception {
        firm = FirmFiles.read(firm());
        rehearse();
        bare();
        double before = bare();
        double replay = replay();
        double after = bare();
        double ratio = (before + after) / 2 / replay;
        System.out.printf("%s%nreplay: %.1f s, %.0f engine transactions/s; bare before: %.1f s, %.0f/s, after: %.1f s, %.0f/s; ratio %.2f%n", work,
                replay, perSecond(replay), before, perSecond(before), after, perSecond(after), ratio);
        assertThat(ratio).isGreaterThan(1 / 3.0);
    }

    private double perSecond(double seconds) {
        return work.transactions() / seconds;
    }

    /** Only here somebody looks on: whoever watches a thread slows it down. */
    private void rehearse() throws Exception {
        try (var stage = Stage.open(List.of(Throughline.class), firm, null); var sampler = new Sampler(Thread.currentThread())) {
            stage.play(null, System.nanoTime());
            work = EngineWork.of(stage.the(HistoryService.class));
            System.out.printf("the replay's time: %s%n", sampler.shares());
        }
    }

    private double replay() throws Exception {
        try (var stage = Stage.open(List.of(Throughline.class), firm, null)) {
            long started = System.nanoTime();
            stage.play(null, started);
            double seconds = (System.nanoTime() - started) / 1e9;
            assertThat(EngineWork.of(stage.the(HistoryService.class))).isEqualTo(work);
            return seconds;
        }
    }

    /** The seconds that the same work takes with models that have nothing in them. */
    private double bare() throws Exception {
        var models = BareModel.into(folder.resolve("bare" + stages++));
        try (var stage = Stage.open(List.of(Throughline.class, BareTopic.class), firm, models)) {
            double seconds = new BareModel(stage, new Cast(stage.the(Inbox.class), firm, Cast.DIRECTOR, Cast.FINANCE)).run(work);
            assertThat(EngineWork.of(stage.the(HistoryService.class)).transactions()).isEqualTo(work.transactions());
            return seconds;
        }
    }

    /** A quarter of the real firm where it is at hand, else one of our own. */
    private Path firm() throws IOException {
        var into = Files.createDirectory(folder.resolve("firm"));
        var real = Path.of("../shared/data/firm");
        return Files.isDirectory(real) ? FirmCut.of(real, "2006-01-01", "2006-03-31", into) : SyntheticFirm.fit(10).into(into);
    }
}
