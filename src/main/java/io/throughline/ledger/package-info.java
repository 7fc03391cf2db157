/** The firm's own books: double entry, balanced by the database, and the proof that nothing was forgotten. */
@ApplicationModule(allowedDependencies = {"database", "quantity", "journal", "api", "page", "firm", "people", "timesheet", "expense", "billing", "receivables"})
package io.throughline.ledger;

import org.springframework.modulith.ApplicationModule;
