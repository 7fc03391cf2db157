/** Amounts that cannot be mixed up: money in a currency, hours, percentages, spans of days. */
@ApplicationModule(allowedDependencies = {}, type = ApplicationModule.Type.OPEN)
package io.throughline.quantity;

import org.springframework.modulith.ApplicationModule;
