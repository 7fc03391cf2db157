/** Clients, projects, their tasks, milestones, budget and state. */
@ApplicationModule(allowedDependencies = {"quantity", "database", "journal", "api", "page", "firm", "people"})
package io.throughline.project;

import org.springframework.modulith.ApplicationModule;
