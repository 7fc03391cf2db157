package io.throughline.studio;

import io.throughline.models.FileChange;
import io.throughline.models.ModelDiff;
import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a release changes: in words, and for a newly shipped version three ways. */
@Component
class ReleaseStory {
    private final Releases releases;
    private final ReleaseTable table;
    private final ModelFiles shipped;

    ReleaseStory(Releases releases, ReleaseTable table, ModelFiles shipped) {
        this.releases = releases;
        this.table = table;
        this.shipped = shipped;
    }

    /** {@code shipped} and {@code yours} are there for a newly shipped version only: what we changed since then, and what the firm did. */
    record Diff(long release, Long against, List<FileChange> files, List<FileChange> shipped, List<FileChange> yours, List<String> conflicts) {}

    Diff diff(long id, Locale language) {
        var release = table.get(id);
        var files = releases.diff(id, language);
        if (release.source() != ModelRelease.Source.SHIPPED || release.basedOn() == null) return new Diff(id, release.basedOn(), files, null, null, null);
        var then = table.lastShippedLive().filter(r -> r.id() != id).map(r -> table.files(r.id())).orElse(List.of());
        var yours = table.files(release.basedOn());
        var now = shipped.sources();
        var conflicts = ReleaseFiles.threeWay(then, now, yours).stream().filter(ReleaseFiles.ThreeWay::isConflict).map(ReleaseFiles.ThreeWay::file).toList();
        return new Diff(id, release.basedOn(), files, ModelDiff.between(then, now, language), ModelDiff.between(then, yours, language), conflicts);
    }

    List<String> changedFiles(ModelRelease release) {
        if (release.basedOn() == null) return table.files(release.id()).stream().map(ModelSource::name).toList();
        Map<String, byte[]> before = table.files(release.basedOn()).stream().collect(Collectors.toMap(ModelSource::name, ModelSource::content));
        var changed = new ArrayList<String>();
        for (var file : table.files(release.id())) if (!Arrays.equals(before.get(file.name()), file.content())) changed.add(file.name());
        return changed;
    }
}
