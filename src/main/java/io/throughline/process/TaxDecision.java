package io.throughline.process;

import io.throughline.billing.TaxPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Answers billing's question about VAT from the table {@code tax}, whichever version is deployed. */
@Component
class TaxDecision implements TaxPolicy {
    private final DecisionService decisions;

    TaxDecision(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<Tax> taxOf(String sellerCountry, String clientCountry, LocalDate day, BigDecimal domesticPercent) {
        var row = decisions.evaluateDecisionTableByKey("tax", Variables.putValue("sellerCountry", sellerCountry).putValue("clientCountry", clientCountry)
                .putValue("day", Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant())).putValue("domesticPercent", domesticPercent.toPlainString())).getFirstResult();
        if (row == null) return Optional.empty();
        return Optional.of(new Tax(row.getEntry("category"), new BigDecimal(row.<String>getEntry("percent")), row.getEntry("reason")));
    }
}
