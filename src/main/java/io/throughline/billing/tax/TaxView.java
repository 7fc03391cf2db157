package io.throughline.billing.tax;

import io.throughline.billing.InvoiceContent;
import java.util.List;

/** How an invoice is taxed: its work and its expenses, each with what was asked and which version of the table answered; and the VAT it comes to. */
public record TaxView(String number, Taxes.Decided work, Taxes.Decided expenses, List<InvoiceContent.Vat> vat) {}
