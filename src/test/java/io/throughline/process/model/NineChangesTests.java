package io.throughline.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.models.Finding;
import io.throughline.models.ModelCheck;
import io.throughline.models.ModelDiff;
import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The nine changes of the analyst's guide pass the check as they stand, and the comparison says what they are. */
class NineChangesTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void passTheCheckByBuildingBlocksAndTablesOnly(String what, Map<String, byte[]> files) {
        var shipped = ModelFiles.shipped();
        var changed = over(shipped, files);
        assertThat(new ModelCheck(StepCatalogue.read()).check(changed, ModelFiles.promises())).as(what).filteredOn(Finding::isError).isEmpty();
        assertThat(ModelDiff.between(shipped, changed)).as(what).extracting(c -> c.file()).containsExactlyInAnyOrderElementsOf(files.keySet());
    }

    static Stream<Arguments> changes() {
        return NineChanges.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    private static List<ModelSource> over(List<ModelSource> under, Map<String, byte[]> over) {
        var all = new TreeMap<String, byte[]>();
        under.forEach(f -> all.put(f.name(), f.content()));
        all.putAll(over);
        return all.entrySet().stream().map(e -> new ModelSource(e.getKey(), e.getValue())).toList();
    }
}
