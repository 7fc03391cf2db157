/** What failed, why in words, and what it holds up. */
package io.throughline.process.incident;
