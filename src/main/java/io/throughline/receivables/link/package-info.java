/** Who at a client is let in, by which secret link. */
package io.throughline.receivables.link;
