/** The printing press: report templates become PDF. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api"})
package io.throughline.print;

import org.springframework.modulith.ApplicationModule;
