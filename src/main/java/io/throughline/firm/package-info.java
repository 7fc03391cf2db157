/** The seller: its name and zone, its calendar and holidays, the currencies it deals in, and the clock on its wall. */
@ApplicationModule(allowedDependencies = {"quantity", "database", "journal", "api", "page"})
package io.throughline.firm;

import org.springframework.modulith.ApplicationModule;
