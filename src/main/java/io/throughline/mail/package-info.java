/** The post office: letters wait in the transaction that wrote them and leave afterwards. */
@ApplicationModule(allowedDependencies = {"quantity", "journal", "api", "page"})
package io.throughline.mail;

import org.springframework.modulith.ApplicationModule;
