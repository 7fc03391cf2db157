package io.throughline.process.invoicing;

import io.throughline.billing.TaxPolicy;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Answers billing's question about VAT from the table {@code tax}, whichever version is deployed. The same question to the same version has the
 * same answer (a table knows no clock), so it is asked once.
 */
@Component
class TaxDecision implements TaxPolicy {
    private static final int MOST = 10_000;

    private record Asked(String table, Case asked) {}

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final TaxSettings settings;
    private final Map<Asked, Optional<Tax>> answers = new ConcurrentHashMap<>();

    TaxDecision(DecisionService decisions, RepositoryService repository, TaxSettings settings) {
        this.decisions = decisions;
        this.repository = repository;
        this.settings = settings;
    }

    @Override
    public Optional<Tax> taxOf(Case asked) {
        var table = repository.createDecisionDefinitionQuery().decisionDefinitionKey("tax").latestVersion().singleResult();
        if (table == null) return Optional.empty();
        var question = new Asked(table.getId(), asked);
        var known = answers.get(question);
        if (known != null) return known;
        if (answers.size() >= MOST) answers.clear();
        var answer = decide(table, asked);
        answers.put(question, answer);
        return answer;
    }

    private Optional<Tax> decide(DecisionDefinition table, Case asked) {
        var row = decisions.evaluateDecisionTableById(table.getId(), inputs(asked).putValue("members", settings.union())).getFirstResult();
        if (row == null) return Optional.empty();
        return Optional.of(new Tax(row.getEntry("category"), new BigDecimal(row.<String>getEntry("percent")), row.getEntry("reason"), row.getEntry("code"),
                "tax, version " + table.getVersion()));
    }

    static VariableMap inputs(Case asked) {
        return Variables.putValue("supply", asked.supply()).putValue("sellerCountry", asked.sellerCountry()).putValue("clientCountry", asked.clientCountry())
                .putValue("client", asked.consumer() ? "consumer" : "business").putValue("vatCountry", asked.vatCountry()).putValue("givenPlace", asked.place())
                .putValue("day", Date.from(asked.day().atStartOfDay(ZoneId.systemDefault()).toInstant()))
                .putValue("ownPercent", asked.ownPercent() == null ? "" : asked.ownPercent().toPlainString())
                .putValue("members", List.of());
    }
}
