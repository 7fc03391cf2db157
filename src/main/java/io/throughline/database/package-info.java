/** Where the books are kept: the PostgreSQL that is given, or one of our own that starts and stops with us. */
@ApplicationModule(allowedDependencies = {})
package io.throughline.database;

import org.springframework.modulith.ApplicationModule;
