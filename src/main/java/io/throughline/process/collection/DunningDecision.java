package io.throughline.process.collection;

import io.throughline.receivables.DunningPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Answers receivables' question from the tables {@code late-payment} and {@code late-interest}. */
@Component
class DunningDecision implements DunningPolicy {
    private static final Terms NOTHING_MORE = new Terms(3, BigDecimal.ZERO, null, false);
    private final DecisionService decisions;

    DunningDecision(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Terms terms(String clientClass, int level) {
        var row = decisions.evaluateDecisionTableByKey("late-payment", Map.of("clientClass", clientClass, "level", level)).getFirstResult();
        if (row == null) return NOTHING_MORE;
        Number letter = row.getEntry("letter");
        String fee = row.getEntry("fee");
        Number newDue = row.getEntry("newDueDays");
        Boolean interest = row.getEntry("interest");
        return new Terms(letter.intValue(), new BigDecimal(fee), newDue == null ? null : newDue.intValue(), Boolean.TRUE.equals(interest));
    }

    /** Nothing where the table is silent. */
    @Override
    public BigDecimal interest(boolean consumer, LocalDate day) {
        int halfYear = day.getYear() * 10 + (day.getMonthValue() <= 6 ? 1 : 2);
        var row = decisions.evaluateDecisionTableByKey("late-interest", Map.of("client", consumer ? "consumer" : "business", "halfYear", halfYear)).getFirstResult();
        return row == null ? BigDecimal.ZERO : new BigDecimal(row.<String>getEntry("percent"));
    }
}
