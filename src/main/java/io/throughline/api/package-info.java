/** The manners of every door: what a refusal looks like, how lists are paged, that a repeated request is answered once. */
@ApplicationModule(allowedDependencies = {"quantity", "journal"}, type = ApplicationModule.Type.OPEN)
package io.throughline.api;

import org.springframework.modulith.ApplicationModule;
