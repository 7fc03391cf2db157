/** A draft's way to an invoice for good: reviewed, numbered, explained. */
package io.throughline.billing.issue;
