/** What every page shares: the layout, the way around, the language and its formats, and how a refusal is shown to a person. */
@ApplicationModule(allowedDependencies = {"quantity", "api"})
package io.throughline.page;

import org.springframework.modulith.ApplicationModule;
