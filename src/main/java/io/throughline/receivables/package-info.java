/** What clients owe: payments, disputes, reminders, write-offs. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "firm", "people", "project", "billing", "print", "mail"})
package io.throughline.receivables;

import org.springframework.modulith.ApplicationModule;
