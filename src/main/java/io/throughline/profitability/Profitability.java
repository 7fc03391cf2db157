package io.throughline.profitability;

import java.math.BigDecimal;
import java.util.List;

/** Margin, budget burn, utilisation: as of now, from the facts below. */
public interface Profitability {

    /** EUR, by the rules of the firm's reports: revenue at the rate of each invoice's issue date, hours times cost rate rounded once a project, expenses at the rate of their day. */
    record Margin(String projectCode, BigDecimal hours, BigDecimal revenue, BigDecimal labourCost, BigDecimal expenseCost, BigDecimal margin) {}

    Margin ofProject(String projectCode);

    List<Margin> byProject();

    /** Approved hours so far and the project's budget hours (0 for none). */
    record Burn(String projectCode, BigDecimal approvedHours, BigDecimal budgetHours, BigDecimal approvedAmount, BigDecimal budgetAmount) {}

    Burn burn(String projectCode);
}
