/** From what is due to the mailed invoice: billing runs, review, tax decision, month-end and invoice pages. */
package io.throughline.process.invoicing;
