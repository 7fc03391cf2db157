package io.throughline.profitability.builder;

import io.throughline.api.InvalidInput;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.builder.Question.Test;
import io.throughline.profitability.builder.Question.Where;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** A question as one query. Names come from the subject's own lists only, values travel as parameters: nothing that was typed becomes a part of it. */
final class QuestionSql {
    /** Above zero in the row of everything. */
    static final String OVERALL = "of all";
    private final Subject subject;
    private final Question question;
    final MapSqlParameterSource values = new MapSqlParameterSource();

    QuestionSql(Subject subject, Question question) {
        this.subject = subject;
        this.question = question;
        question.group().forEach(g -> known("group", g, subject.groups()));
        question.measure().forEach(m -> known("measure", m, subject.measures().keySet().stream().toList()));
        if (question.measure().isEmpty()) throw new InvalidInput("measure", "choose at least one of " + String.join(", ", subject.measures().keySet()));
        if (!question.sort().isEmpty()) known("sort", sorted(), Stream.concat(question.group().stream(), question.measure().stream()).toList());
    }

    /** At most {@code limit} groups; {@link #tellsOverall before them} the same of everything at once, for what cannot be added up. */
    String rows(int limit) {
        if (question.group().isEmpty()) return "%s%s limit %d".formatted(query(""), having(), limit);
        var order = question.sort().isEmpty() ? order() : "\"%s\"%s nulls last".formatted(sorted(), question.sort().startsWith("-") ? " desc" : "");
        var groups = question.group().stream().map(g -> "q.\"%s\"".formatted(g)).collect(Collectors.joining(", "));
        if (!tellsOverall()) return "%s group by %s%s order by %s limit %d".formatted(query(""), groups, having(), order, limit);
        return "%s group by grouping sets ((%s), ()) order by %s desc, %s limit %d".formatted(query("grouping(%s) as \"%s\", ".formatted(groups, OVERALL)), groups, "\"%s\"".formatted(OVERALL), order, limit + 1);
    }

    /** Where only some groups are asked for, there is nothing that would be the whole. */
    boolean tellsOverall() {
        return !question.group().isEmpty() && question.where().stream().allMatch(w -> subject.fields().containsKey(w.field()));
    }

    private String order() {
        return question.group().stream().map(g -> subject.fields().get(g) == Kind.TEXT ? "q.\"%s\" collate \"C\"".formatted(g) : "q.\"%s\"".formatted(g)).collect(Collectors.joining(", "));
    }

    private String query(String first) {
        var columns = Stream.concat(question.group().stream().map(g -> "q.\"%1$s\" as \"%1$s\"".formatted(g)),
                question.measure().stream().map(m -> "%s as \"%s\"".formatted(subject.measures().get(m).sql(), m))).collect(Collectors.joining(", "));
        values.addValue("from", question.from(), Types.DATE).addValue("to", question.to(), Types.DATE);
        var tests = question.where().stream().filter(w -> subject.fields().containsKey(w.field())).map(w -> " and " + test("q.\"%s\"".formatted(w.field()), subject.fields().get(w.field()), w))
                .collect(Collectors.joining());
        return "select %s%s from (%s) q where (:from::date is null or q.day >= :from) and (:to::date is null or q.day <= :to)%s".formatted(first, columns, subject.sql(), tests);
    }

    /** What a whole group must hold. */
    private String having() {
        var tests = new ArrayList<String>();
        for (var where : question.where()) {
            if (subject.fields().containsKey(where.field())) continue;
            known("where", where.field(), Stream.concat(subject.fields().keySet().stream(), subject.measures().keySet().stream()).toList());
            tests.add(test("(%s)".formatted(subject.measures().get(where.field()).sql()), subject.measures().get(where.field()).kind(), where));
        }
        return tests.isEmpty() ? "" : " having " + String.join(" and ", tests);
    }

    private String test(String of, Kind kind, Where where) {
        var name = "v" + question.where().indexOf(where);
        values.addValue(name, value(kind, where));
        if (kind != Kind.TEXT && where.test() == Test.CONTAINS) throw new InvalidInput("where", "%s is not text; contains does not fit it".formatted(where.field()));
        if (kind == Kind.TEXT && where.test().compareTo(Test.OVER) >= 0) throw new InvalidInput("where", "%s is text; choose is, not or contains".formatted(where.field()));
        return switch (where.test()) {
            case IS -> kind == Kind.TEXT ? "lower(%s) = lower(:%s)".formatted(of, name) : "%s = :%s".formatted(of, name);
            case NOT -> kind == Kind.TEXT ? "lower(%s) is distinct from lower(:%s)".formatted(of, name) : "%s is distinct from :%s".formatted(of, name);
            case CONTAINS -> "position(lower(:%s) in lower(%s)) > 0".formatted(name, of);
            case OVER -> "%s > :%s".formatted(of, name);
            case UNDER -> "%s < :%s".formatted(of, name);
            case AT_LEAST -> "%s >= :%s".formatted(of, name);
            case AT_MOST -> "%s <= :%s".formatted(of, name);
        };
    }

    private static Object value(Kind kind, Where where) {
        try {
            return switch (kind) {
                case TEXT -> where.value();
                case DATE -> LocalDate.parse(where.value());
                default -> new BigDecimal(where.value());
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new InvalidInput("where", "\"%s\" is no %s that %s could be compared with".formatted(where.value(), kind == Kind.DATE ? "day (2026-03-31)" : "number", where.field()));
        }
    }

    private String sorted() {
        return question.sort().startsWith("-") ? question.sort().substring(1) : question.sort();
    }

    private void known(String field, String name, List<String> names) {
        if (!names.contains(name)) throw new InvalidInput(field, "\"%s\" is not known here; choose among %s".formatted(name, String.join(", ", names)));
    }
}
