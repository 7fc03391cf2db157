/** The auditor's room: the story of each invoice, the dossier that leaves the house, the controls, and the verifier that trusts none of it. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "database", "people", "firm", "project", "timesheet", "expense", "billing", "receivables", "ledger", "profitability", "models", "mail", "print", "security", "process"})
package io.throughline.evidence;

import org.springframework.modulith.ApplicationModule;
