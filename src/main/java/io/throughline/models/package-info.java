/** What a model may contain: the catalogue of steps and the check that every model must pass. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api"})
package io.throughline.models;

import org.springframework.modulith.ApplicationModule;
