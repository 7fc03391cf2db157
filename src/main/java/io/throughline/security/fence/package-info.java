/** The engine's fence: what models, task queries and answers may reach. One of the two places that import the engine's inner classes. */
package io.throughline.security.fence;
