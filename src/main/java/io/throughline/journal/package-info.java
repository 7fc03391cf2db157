/** The append-only record of every business fact, with who did it and why, written in the fact's own transaction. */
@ApplicationModule(allowedDependencies = "quantity", type = ApplicationModule.Type.OPEN)
package io.throughline.journal;

import org.springframework.modulith.ApplicationModule;
