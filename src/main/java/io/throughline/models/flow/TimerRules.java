package io.throughline.models.flow;

import static io.throughline.models.source.Vocabulary.BPMN;

import io.throughline.models.Findings;
import io.throughline.models.expression.ModelExpression;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.BpmnGraph;
import io.throughline.models.source.XmlReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.w3c.dom.Element;

/** Timers that the engine can read, none at an hour that the clock change doubles or skips. */
public final class TimerRules {
    private TimerRules() {}

    public static void check(BpmnGraph graph, Findings findings) {
        for (var timer : XmlReader.all(graph.document, BPMN, "timerEventDefinition")) {
            var parts = XmlReader.children(timer).stream().filter(e -> e.getLocalName().startsWith("time")).toList();
            if (parts.size() != 1 || parts.get(0).getTextContent().isBlank()) {
                findings.error((Element) timer.getParentNode(), "timer", "Give the timer one date, one duration or one cycle.");
            } else if (!ModelExpression.isIn(parts.get(0).getTextContent())) {
                literal(parts.get(0), (Element) timer.getParentNode(), findings);
            }
        }
    }

    private static void literal(Element part, Element event, Findings findings) {
        var text = part.getTextContent().strip();
        try {
            switch (part.getLocalName()) {
                case "timeDuration" -> duration(text);
                case "timeDate" -> date(text);
                default -> cycle(text, event, findings);
            }
        } catch (DateTimeException e) {
            findings.error(event, "timer", "Write the time as P3D, 2026-03-01T09:00:00, 0 0 6 * * ? or a variable; \"" + AllowList.brief(text) + "\" cannot be read.");
        }
    }

    private static void duration(String text) {
        if (!text.startsWith("P")) throw new DateTimeException(text);
        int t = text.indexOf('T');
        var days = t < 0 ? text : text.substring(0, t);
        if (days.length() > 1) Period.parse(days);
        if (t >= 0) Duration.parse("P" + text.substring(t));
        else if (days.length() == 1) throw new DateTimeException(text);
    }

    private static void date(String text) {
        try {
            LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            OffsetDateTime.parse(text);
        }
    }

    private static void cycle(String text, Element event, Findings findings) {
        if (text.startsWith("R")) {
            var parts = text.split("/");
            if (parts.length < 2 || !parts[0].matches("R\\d*")) throw new DateTimeException(text);
            duration(parts[parts.length - 1].startsWith("P") ? parts[parts.length - 1] : parts[1]);
            return;
        }
        var fields = text.split("\\s+");
        if (fields.length < 6 || fields.length > 7) throw new DateTimeException(text);
        for (var field : fields) if (!field.matches("[0-9A-Za-z*?,/#LW-]+")) throw new DateTimeException(text);
        if (meets(fields[2], 1) || meets(fields[2], 2)) {
            findings.error(event, "timer-hour", "Choose another hour: between 01:00 and 03:00 the change to summer time skips or doubles it.");
        }
    }

    /** Whether a cron field of hours (lists, spans, steps) holds the hour. */
    private static boolean meets(String field, int hour) {
        for (var part : field.split(",")) {
            var stepped = part.split("/");
            int step = stepped.length > 1 ? number(stepped[1]) : 1;
            var span = stepped[0].equals("*") || stepped[0].equals("?") ? new String[] {"0", "23"} : stepped[0].split("-");
            int from = number(span[0]);
            int to = span.length > 1 ? number(span[1]) : stepped.length > 1 ? 23 : from;
            if (step > 0 && hour >= from && hour <= to && (hour - from) % step == 0) return true;
        }
        return false;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DateTimeException(text, e);
        }
    }
}
