/** A period's evidence: samples, the package, exports for other tools. */
package io.throughline.evidence.period;
