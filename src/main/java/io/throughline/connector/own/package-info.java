/** The built-in providers, complete in themselves: our own books, a board, the payment page. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "firm", "project", "expense", "billing", "receivables", "ledger", "portal", "connector"})
package io.throughline.connector.own;

import org.springframework.modulith.ApplicationModule;
