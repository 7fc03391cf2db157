/** Reminders on paper, and the fees and interest that they claim. */
package io.throughline.receivables.dunning;
