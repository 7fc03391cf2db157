/** Who works here, what an hour of theirs costs and sells for. */
@ApplicationModule(allowedDependencies = {"quantity", "database", "journal", "api", "page", "firm"})
package io.throughline.people;

import org.springframework.modulith.ApplicationModule;
