package io.throughline.process.letter;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.process.task.TaskForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task's form as a plain page: its texts, its tables, and the one question that is answered by approving or sending back. */
record ShownForm(List<Part> parts, Question question, boolean comments) {
    private static final Set<String> VERDICTS = Set.of("approved", "signedOff", "confirmed");
    private static final Set<String> ANSWERED = Set.of("approved", "signedOff", "confirmed", "rejectedLines", "comment");
    private static final Pattern FIGURE = Pattern.compile("-?[\\d.,]+(?: %| [A-Z]{3})?");
    private static final Pattern GAP = Pattern.compile("\\{\\{view\\.(\\w+)\\}\\}");

    /** A text, or a table with its heads and rows; what is not there is null. */
    record Part(String text, String label, List<String> heads, List<List<String>> rows) {
        public List<String> lines() {
            return text == null ? List.of() : text.lines().filter(line -> !line.isBlank()).toList();
        }

        /** Whether a column holds figures, which stand to the right. */
        public boolean figure(int column) {
            return rows.stream().map(row -> row.get(column)).allMatch(cell -> FIGURE.matcher(cell).matches());
        }
    }

    /** {@code lines}: those that can be sent back; null where it is yes or no. */
    record Question(String field, String label, String yes, String no, List<Line> lines) {}

    record Line(String id, String label) {}

    static ShownForm of(JsonNode form, JsonNode view) {
        var parts = new ArrayList<Part>();
        Question question = null;
        boolean comments = false;
        for (var c : form.path("components")) {
            var type = c.path("type").asText();
            var key = c.path("key").asText();
            if (type.equals("text")) text(c.path("text").asText(), view).ifPresent(parts::add);
            else if (type.equals("table")) table(c, view).ifPresent(parts::add);
            else if (type.equals("radio") && VERDICTS.contains(key)) question = new Question(key, c.path("label").asText(), choice(c, "true"), choice(c, "false"), null);
            else if (key.equals("rejectedLines")) question = new Question(key, c.path("label").asText(), null, null, lines(view.path("choices")));
            else if (key.equals("comment")) comments = true;
        }
        return new ShownForm(parts, question, comments);
    }

    /** Whether there is a question that can be answered so, and nothing else has to be. */
    static boolean asks(List<TaskForms.Field> fields) {
        return fields.stream().anyMatch(f -> VERDICTS.contains(f.key()) || f.key().equals("rejectedLines")) && fields.stream().filter(TaskForms.Field::required).allMatch(f -> ANSWERED.contains(f.key()));
    }

    /** A text about something that is not there says nothing, nor one about Tasklist's own buttons, which stand between asterisks. */
    private static Optional<Part> text(String markdown, JsonNode view) {
        var gaps = GAP.matcher(markdown);
        var whole = new StringBuilder();
        boolean empty = false;
        boolean any = false;
        while (gaps.find()) {
            var value = view.path(gaps.group(1)).asText("");
            empty |= value.isBlank();
            any = true;
            gaps.appendReplacement(whole, Matcher.quoteReplacement(value));
        }
        gaps.appendTail(whole);
        var text = whole.toString().replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "").replaceAll("(?m)^#+ *", "").replace("**", "").replaceAll(" ·\\s*$", "").strip();
        return text.isEmpty() || text.contains("*") || any && empty && !whole.toString().startsWith("#") ? Optional.empty() : Optional.of(new Part(text, null, null, null));
    }

    private static Optional<Part> table(JsonNode c, JsonNode view) {
        var rows = new ArrayList<List<String>>();
        for (var row : view.path(c.path("dataSource").asText().replaceFirst("^=view\\.", ""))) {
            var cells = new ArrayList<String>();
            c.path("columns").forEach(col -> cells.add(row.path(col.path("key").asText()).asText("")));
            rows.add(cells);
        }
        if (rows.isEmpty()) return Optional.empty();
        var heads = new ArrayList<String>();
        c.path("columns").forEach(col -> heads.add(col.path("label").asText()));
        return Optional.of(new Part(null, c.path("label").asText(), heads, rows));
    }

    private static String choice(JsonNode radio, String value) {
        for (var choice : radio.path("values")) if (choice.path("value").asText().equals(value)) return choice.path("label").asText();
        return value;
    }

    private static List<Line> lines(JsonNode choices) {
        var lines = new ArrayList<Line>();
        choices.forEach(c -> lines.add(new Line(c.path("value").asText(), c.path("label").asText())));
        return lines;
    }
}
