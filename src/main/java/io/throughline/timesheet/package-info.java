/** What was done, week by week, and that it was approved. */
@ApplicationModule(allowedDependencies = {"quantity", "database", "journal", "api", "page", "firm", "people", "project"})
package io.throughline.timesheet;

import org.springframework.modulith.ApplicationModule;
