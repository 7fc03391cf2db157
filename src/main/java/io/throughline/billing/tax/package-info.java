/** What a supply is, and which VAT it is charged by the table. */
package io.throughline.billing.tax;
