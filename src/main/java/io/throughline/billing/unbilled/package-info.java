/** What is approved and not billed yet, and what is held back. */
package io.throughline.billing.unbilled;
