/** Whether the journal is what was sealed, and checkpoints that leave the house. */
package io.throughline.evidence.seal;
