/** Clients, projects, their tasks, milestones, budget and state. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "firm", "people"})
package io.throughline.project;

import org.springframework.modulith.ApplicationModule;
