/** The analyst's room: what a release changes, tried on real history, approved by a second person, live, migrated, taken back. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "firm", "security", "models", "process", "replay"})
package io.throughline.studio;

import org.springframework.modulith.ApplicationModule;
