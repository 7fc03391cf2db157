/** Margin, budget burn and utilisation, live. */
@ApplicationModule(allowedDependencies = {"database", "quantity", "journal", "api", "page", "people", "firm", "project", "timesheet", "expense", "billing", "receivables", "ledger", "print"})
package io.throughline.profitability;

import org.springframework.modulith.ApplicationModule;
