package io.throughline.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A small release that is in order: a model, a table, a form. Tests break it by one edit at a time. */
final class GoodRelease {
    static final String MODEL = "processes/absence.bpmn";
    static final String TABLE = "processes/decisions/absence-length.dmn";
    static final String FORM = "forms/approve-absence.form";

    private GoodRelease() {}

    static Catalogue catalogue() {
        var steps = List.of(entry("countDays"), entry("remindManager"), entry("recordAnswer", "answer"), entry("tellColleague"), entry("takeBack"));
        return new Catalogue(Catalogue.named(steps), Catalogue.named(List.of(entry("sync-board"), entry("push-invoice"))),
                Catalogue.named(List.of(entry("AbsenceAskedFor", "days", "country", "manager", "dueAt", "colleagues", "beginsAt"), entry("PersonLeft"), entry("AbsenceWithdrawn"))),
                Map.of(), Set.of("approveAbsence"), Set.of("manager", "director"));
    }

    private static Catalogue.Entry entry(String name, String... writes) {
        return new Catalogue.Entry(name, name, List.of(), List.of(writes));
    }

    static List<Finding> check(List<ModelSource> files) {
        return new ModelCheck(catalogue()).check(files);
    }

    static List<ModelSource> files() {
        return Stream.of(MODEL, TABLE, FORM).map(name -> new ModelSource(name, read(name).getBytes(UTF_8))).toList();
    }

    /** The release with the first occurrence of a text replaced in one of its files. */
    static List<ModelSource> edited(String file, String from, String to) {
        return files().stream().map(f -> f.name().equals(file) ? edited(f, from, to) : f).toList();
    }

    static List<ModelSource> with(Map<String, String> more) {
        var files = new ArrayList<>(files());
        more.forEach((name, content) -> files.add(new ModelSource(name, content.getBytes(UTF_8))));
        return files;
    }

    private static ModelSource edited(ModelSource file, String from, String to) {
        var text = new String(file.content(), UTF_8);
        int at = text.indexOf(from);
        assertThat(at).as("%s holds %s", file.name(), from).isNotNegative();
        return new ModelSource(file.name(), (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(UTF_8));
    }

    static String read(String name) {
        try (var in = GoodRelease.class.getResourceAsStream("/models/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The release, spoiled at one place of one file, is refused by the rule in these words. */
    static void refuses(String file, String what, String from, String to, String rule, String sentence) {
        assertThat(check(edited(file, from, to))).as(what).filteredOn(Finding::isError).anySatisfy(f -> {
            assertThat(f.rule()).isEqualTo(rule);
            assertThat(f.message()).contains(sentence);
            assertThat(f.file()).isEqualTo(file);
        });
    }
}
