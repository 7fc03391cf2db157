/** Taking back what was issued, in full or in part, never beyond it. */
package io.throughline.billing.credit;
