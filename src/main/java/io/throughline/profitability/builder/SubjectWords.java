package io.throughline.profitability.builder;

import io.throughline.print.Figures.Kind;
import io.throughline.profitability.report.ReportWords;
import java.util.List;

/** A subject as people choose from it, in their language. */
record SubjectWords(String name, String title, String sentence, List<Field> fields, List<Measured> measures) {

    /** {@code groups}: rows can be grouped by it; everything can be filtered by. */
    record Field(String key, String label, Kind kind, boolean groups) {}

    /** {@code costs}: only for those who may know what people cost; {@code ofGroup}: filtering by it asks whole groups, not rows. */
    record Measured(String key, String label, Kind kind, String meaning, boolean costs, boolean ofGroup) {}

    static SubjectWords of(Subject subject, ReportWords words) {
        var name = "subject-" + subject.name();
        return new SubjectWords(subject.name(), words.title(name), words.sentence(name),
                subject.fields().entrySet().stream().map(f -> new Field(f.getKey(), words.say("column." + f.getKey()), f.getValue(), !Subject.isNumber(f.getValue()))).toList(),
                subject.measures().entrySet().stream().map(m -> new Measured(m.getKey(), words.say("column." + m.getKey()), m.getValue().kind(),
                        words.say("means.%s.%s".formatted(subject.name(), m.getKey())), subject.costs().contains(m.getKey()), !subject.fields().containsKey(m.getKey()))).toList());
    }
}
