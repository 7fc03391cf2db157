/** How long records are kept, what is held, who is forgotten. */
package io.throughline.evidence.keeping;
