/** What an invoice says, printed and as an e-invoice, kept byte for byte. */
package io.throughline.billing.paper;
