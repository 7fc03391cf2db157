/** Who may come in and what they may do; the engine's fence. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page", "firm", "people"})
package io.throughline.security;

import org.springframework.modulith.ApplicationModule;
