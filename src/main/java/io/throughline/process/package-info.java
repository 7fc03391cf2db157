/** The business processes: one class a model, news that starts or wakes them, the inbox of tasks. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "people", "firm", "project", "timesheet", "expense", "billing", "receivables", "ledger", "profitability", "models", "mail", "security"})
package io.throughline.process;

import org.springframework.modulith.ApplicationModule;
