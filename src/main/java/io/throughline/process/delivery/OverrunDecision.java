package io.throughline.process.delivery;

import io.throughline.billing.OverrunPolicy;
import io.throughline.receivables.ClientClasses;
import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Answers billing's question from the table {@code overrun-consent}; where it is silent nobody is asked. */
@Component
class OverrunDecision implements OverrunPolicy {
    private final DecisionService decisions;
    private final ClientClasses classes;

    OverrunDecision(DecisionService decisions, ClientClasses classes) {
        this.decisions = decisions;
        this.classes = classes;
    }

    @Override
    public boolean clientMustAgree(BigDecimal overrunPercent, String clientCode) {
        var row = decisions.evaluateDecisionTableByKey("overrun-consent", Map.of("overrunPercent", overrunPercent.toPlainString(), "clientClass", classes.of(clientCode))).getFirstResult();
        return row != null && Boolean.TRUE.equals(row.<Boolean>getEntry("clientMustAgree"));
    }
}
