/** The same people and rights for the engine, Tasklist and Cockpit: one sign-in, groups, filters, workers. */
package io.throughline.security.engine;
