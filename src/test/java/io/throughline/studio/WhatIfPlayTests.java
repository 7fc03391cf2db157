package io.throughline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.process.ModelFiles;
import io.throughline.process.model.NineChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three of the nine changes at once, played beside today's models: what the report tells is what the rules give by hand. */
@Tag("long")
class WhatIfPlayTests {
    @TempDir
    Path folder;

    @Test
    void tellsWhatWasWorkedOutByHand() throws IOException, InterruptedException {
        var changes = new TreeMap<String, byte[]>();
        NineChanges.all().forEach((what, files) -> {
            if (what.contains("threshold") || what.contains("level 2") || what.contains("before due")) changes.putAll(files);
        });
        var seen = new ArrayList<Integer>();
        var plays = new TwoPlays(Throughline.class, HandMadeFirm.into(folder.resolve("firm")), null, folder.resolve("out"));
        var result = plays.run(ModelFiles.shipped(), ReleaseFiles.laidOver(ModelFiles.shipped(), changes), (today, draft) -> seen.add(Math.min(today, draft)));

        // ALPHA: 80 h x 100.00 = 8,000.00, above 5,000 and not above 10,000. Due 24 February, paid 1 April: reminders 3, 14 and 30 days after; the draft's first is 3 days before.
        // BETA: 16 h x 100.00 = 1,600.00, paid on 20 February, before anything could come.
        assertThat(result.troubles()).isEmpty();
        assertThat(result.same()).isEqualTo(1);
        assertThat(result.cases()).hasSize(1);
        assertThat(result.cases().get(0).invoice()).isEqualTo("ALPHA #1");
        var how = result.cases().get(0).differences().stream().collect(Collectors.toMap(WhatIf.Difference::what, d -> d));
        assertThat(how).containsOnlyKeys("reminders", "path", "collection_path");
        assertThat(how.get("reminders")).isEqualTo(new WhatIf.Difference("reminders", "2026-02-27 2026-03-10 2026-03-26", "2026-02-21 2026-03-10 2026-03-26"));
        assertThat(how.get("path").today()).doesNotContain("Review invoice");
        assertThat(how.get("path").draft()).contains("Review invoice → ");
        assertThat(how.get("collection_path").draft()).containsOnlyOnce("Call client");
        assertThat(result.today().net()).isEqualTo(result.draft().net()).hasToString("{EUR=9600.00}");
        assertThat(result.today().reminders()).isEqualTo(result.draft().reminders()).isEqualTo(3);
        assertThat(result.today().meanDaysToPay()).isEqualTo(result.draft().meanDaysToPay()).isEqualTo(30.0);
        assertThat(result.draft().peopleTasks() - result.today().peopleTasks()).isEqualTo(2);
        assertThat(result.steps().stream().filter(WhatIf.Step::isDifferent).collect(Collectors.toMap(WhatIf.Step::element, s -> s.draft() - s.today())))
                .isEqualTo(Map.of("reviewInvoice", 1, "recordReview", 1, "callClient", 1));
        assertThat(result.processes()).allSatisfy(p -> assertThat(p.different()).as(p.process()).isZero()).extracting(WhatIf.ProcessCount::process)
                .contains("timesheet-approval", "project-lifecycle");
        assertThat(seen).contains(0, 100);
    }
}
