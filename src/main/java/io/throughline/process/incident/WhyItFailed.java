package io.throughline.process.incident;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.springframework.stereotype.Component;

/** Why a step failed, in a sentence. Where the engine or a driver only says that something did not work, the innermost cause is told. */
@Component
public class WhyItFailed {
    private static final Pattern SAYS_NOTHING = Pattern.compile("An exception occurred in the persistence layer.*|ENGINE-\\d+.*|.*(StatementCallback|; SQL \\[|nested exception is|could not execute statement).*", Pattern.DOTALL);
    private static final Pattern CAUSE = Pattern.compile("^Caused by: [\\w.$]+(?:: (.+))?$", Pattern.MULTILINE);
    private final HistoryService history;

    WhyItFailed(HistoryService history) {
        this.history = history;
    }

    public String of(HistoricIncident incident) {
        var said = incident.getIncidentMessage();
        if (said != null && !SAYS_NOTHING.matcher(said).matches()) return plain(said);
        var log = history.createHistoricJobLogQuery().jobId(incident.getConfiguration()).failureLog().orderByTimestamp().desc().listPage(0, 1);
        var stack = log.isEmpty() ? null : history.getHistoricJobLogExceptionStacktrace(log.get(0).getId());
        var cause = stack == null ? null : innermost(stack);
        return cause == null ? said : plain(cause);
    }

    static String innermost(String stack) {
        var causes = CAUSE.matcher(stack).results().map(r -> r.group(1)).filter(c -> c != null && !c.isBlank()).toList();
        return causes.isEmpty() ? null : causes.get(causes.size() - 1);
    }

    /** PostgreSQL calls what it refuses an error; that it is one the reader knows. */
    private static String plain(String sentence) {
        return sentence.strip().replaceFirst("^ERROR: ", "");
    }
}
