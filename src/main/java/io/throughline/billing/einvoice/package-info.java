/** E-invoices as EN 16931 means them: one model of what an invoice says, two syntaxes, and the rules that both must pass. */
package io.throughline.billing.einvoice;
