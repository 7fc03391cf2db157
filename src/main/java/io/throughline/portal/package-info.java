/** The client's door: by a secret link to invoices, disputes, payment and the progress of projects. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "firm", "security", "mail", "project", "timesheet", "billing", "receivables"})
package io.throughline.portal;

import org.springframework.modulith.ApplicationModule;
