/** A firm's history, from its files through the real processes at a virtual clock; and the same files into a running installation. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "database", "mail", "print", "firm", "people", "security", "project", "timesheet", "expense",
        "billing", "receivables", "ledger", "profitability", "models", "process"})
package io.throughline.replay;

import org.springframework.modulith.ApplicationModule;
