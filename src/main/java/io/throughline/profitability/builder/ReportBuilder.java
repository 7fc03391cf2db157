package io.throughline.profitability.builder;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.database.WideQueries;
import io.throughline.firm.FirmClock;
import io.throughline.people.Caller;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.report.ReportTable;
import io.throughline.quantity.Rounding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reports of one's own on the model of {@code reports/subjects}: subject, groups, measures and filters are chosen, never written. Business and process
 * stand side by side in it, e.g. what an invoice is worth and how long it waited for its review.
 */
@Service
@Transactional(readOnly = true)
public class ReportBuilder {
    private static final int ROWS = 10_000;
    private final List<Subject> subjects;
    private final NamedParameterJdbcTemplate jdbc;
    private final FirmClock clock;

    ReportBuilder(WideQueries queries, FirmClock clock) throws IOException {
        this.jdbc = queries.named();
        this.clock = clock;
        var found = new ArrayList<Subject>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:reports/subjects/*.sql")) {
            found.add(Subject.of(file.getFilename().replace(".sql", ""), file.getContentAsString(StandardCharsets.UTF_8)));
        }
        subjects = found.stream().sorted(Comparator.comparing(Subject::place)).toList();
    }

    public List<Subject> subjects() {
        return subjects;
    }

    Subject subject(String name) {
        return subjects.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> new InvalidInput("subject",
                "\"%s\" is not known here; choose among %s".formatted(name, String.join(", ", subjects.stream().map(Subject::name).toList()))));
    }

    /** What the measures come to, by group; what may be added up is summed, of what may not the total says what it is of everything. */
    public ReportTable table(Question question, Caller caller) {
        var subject = subject(question.subject());
        guard(subject, question, caller);
        var query = new QuestionSql(subject, question);
        query.values.addValue("now", Timestamp.valueOf(clock.now())).addValue("asOf", clock.today());
        var columns = new LinkedHashMap<String, Kind>();
        question.group().forEach(g -> columns.put(g, subject.fields().get(g)));
        question.measure().forEach(m -> columns.put(m, subject.measures().get(m).kind()));
        var overall = new LinkedHashMap<String, Object>();
        var rows = new ArrayList<Map<String, Object>>();
        jdbc.query(query.rows(ROWS + 1), query.values, found -> {
            if (query.tellsOverall() && found.getInt(QuestionSql.OVERALL) > 0) overall.putAll(row(found, measures(columns, question)));
            else rows.add(row(found, columns));
        });
        if (rows.size() > ROWS) throw new Refused("That would be more than %d rows; group by less or narrow the days.".formatted(ROWS));
        var summed = question.group().isEmpty() ? List.<String>of() : question.measure().stream().filter(subject.summed()::contains).toList();
        var chart = question.group().isEmpty() ? List.<String>of() : question.measure().stream().limit(2).filter(m -> columns.get(m) == columns.get(question.measure().get(0))).toList();
        return new ReportTable("subject-" + subject.name(), columns, rows, summed, chart, overall);
    }

    /** The rows behind one: the same question of that group only, taken apart further; null where nothing is left to take apart. */
    String rowsBehind(Question question, Map<String, Object> row) {
        var further = subject(question.subject()).detail().stream().filter(d -> !question.group().contains(d)).toList();
        if (further.isEmpty() || question.group().isEmpty() || question.group().stream().anyMatch(g -> row.get(g) == null || row.get(g).toString().isEmpty())) return null;
        var where = new ArrayList<>(question.where());
        question.group().forEach(g -> where.add(new Question.Where(g, Question.Test.IS, row.get(g).toString())));
        return "/reports/build?" + new Question(question.subject(), further, question.measure(), where, question.from(), question.to(), "").query();
    }

    /** Who may see no costs sees none; what one person costs is for those who may know a person's cost rate. */
    private static void guard(Subject subject, Question question, Caller caller) {
        var asksCosts = question.measure().stream().anyMatch(subject.costs()::contains) || question.where().stream().anyMatch(w -> subject.costs().contains(w.field()));
        if (!asksCosts || caller.seesCosts()) return;
        var ofPersons = question.group().stream().anyMatch(subject.persons()::contains) || question.where().stream().anyMatch(w -> subject.persons().contains(w.field()));
        if (!caller.hasAny("MANAGER") || ofPersons) throw new AccessDeniedException("What people cost is not shown to %s.".formatted(caller.username()));
    }

    private static Map<String, Kind> measures(Map<String, Kind> columns, Question question) {
        var measures = new LinkedHashMap<>(columns);
        measures.keySet().retainAll(question.measure());
        return measures;
    }

    private static Map<String, Object> row(ResultSet found, Map<String, Kind> columns) throws SQLException {
        var row = new LinkedHashMap<String, Object>();
        for (var column : columns.entrySet()) {
            var key = column.getKey();
            row.put(key, switch (column.getValue()) {
                case TEXT -> found.getString(key);
                case DATE -> found.getObject(key, LocalDate.class);
                default -> found.getBigDecimal(key) == null ? null : Rounding.round(found.getBigDecimal(key), column.getValue() == Kind.COUNT ? 0 : column.getValue() == Kind.PERCENT ? 1 : 2);
            });
        }
        return row;
    }
}
