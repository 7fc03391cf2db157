/** What was spent, with its receipt, that it was approved and given back. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "firm", "people", "project"})
package io.throughline.expense;

import org.springframework.modulith.ApplicationModule;
