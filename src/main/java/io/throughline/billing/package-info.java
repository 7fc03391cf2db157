/** Invoices: drafted from approved work, issued once and for good, credited in full. */
@ApplicationModule(allowedDependencies = {"database", "quantity", "journal", "api", "page", "firm", "people", "project", "timesheet", "expense", "print"})
package io.throughline.billing;

import org.springframework.modulith.ApplicationModule;
