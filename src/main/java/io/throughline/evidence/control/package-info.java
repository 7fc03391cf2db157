/** Questions that nothing should answer, and what answered them. */
package io.throughline.evidence.control;
