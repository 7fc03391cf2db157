package io.throughline.billing.einvoice;

import static io.throughline.billing.einvoice.Xml.attribute;

import io.throughline.billing.einvoice.EInvoice.Adjustment;
import io.throughline.billing.einvoice.EInvoice.Line;
import io.throughline.billing.einvoice.EInvoice.Party;
import io.throughline.billing.einvoice.EInvoice.Vat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/** OASIS Universal Business Language 2.1, Invoice and CreditNote. */
final class UniversalInvoice {
    private static final String NAMES = " xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:%s-2\""
            + " xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\""
            + " xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"";

    private final Xml xml = new Xml();
    private final EInvoice invoice;
    private final Syntax syntax;
    private final String currency;

    UniversalInvoice(EInvoice invoice, Syntax syntax) {
        this.invoice = invoice;
        this.syntax = syntax;
        this.currency = attribute("currencyID", invoice.currency());
    }

    byte[] write() {
        var root = invoice.creditNote() ? "CreditNote" : "Invoice";
        xml.group(root, NAMES.formatted(root), () -> {
            xml.text("cbc:CustomizationID", syntax.specification).text("cbc:ProfileID", syntax.process).text("cbc:ID", invoice.number());
            date("cbc:IssueDate", invoice.issueDate());
            if (!invoice.creditNote()) date("cbc:DueDate", invoice.dueDate());
            xml.text(invoice.creditNote() ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode", invoice.creditNote() ? "381" : "380");
            // one note, as Peppol takes no more
            xml.text("cbc:Note", String.join("\n", invoice.notes())).text("cbc:DocumentCurrencyCode", invoice.currency()).text("cbc:BuyerReference", invoice.buyerReference());
            xml.group("cac:OrderReference", () -> xml.text("cbc:ID", invoice.orderNumber()));
            if (invoice.preceding() != null) {
                xml.group("cac:BillingReference", () -> xml.group("cac:InvoiceDocumentReference", () -> {
                    xml.text("cbc:ID", invoice.preceding().number());
                    date("cbc:IssueDate", invoice.preceding().issueDate());
                }));
            }
            project();
            xml.group("cac:AccountingSupplierParty", () -> xml.group("cac:Party", () -> party(invoice.seller())));
            xml.group("cac:AccountingCustomerParty", () -> xml.group("cac:Party", () -> party(invoice.buyer())));
            delivery();
            payment();
            invoice.adjustments().forEach(this::adjustment);
            xml.group("cac:TaxTotal", () -> {
                xml.amount("cbc:TaxAmount", currency, invoice.tax());
                invoice.vat().forEach(this::vat);
            });
            totals();
            invoice.lines().forEach(this::line);
        });
        return xml.bytes();
    }

    private void project() {
        if (!invoice.creditNote()) xml.group("cac:ProjectReference", () -> xml.text("cbc:ID", invoice.projectCode()));
        else xml.group("cac:AdditionalDocumentReference", () -> xml.text("cbc:ID", invoice.projectCode()).text("cbc:DocumentTypeCode", invoice.projectCode().isEmpty() ? null : "50"));
    }

    private void party(Party party) {
        xml.text("cbc:EndpointID", attribute("schemeID", party.scheme()), party.address());
        xml.group("cac:PartyIdentification", () -> xml.text("cbc:ID", party.id()));
        xml.group("cac:PostalAddress", () -> {
            var streets = party.streets();
            if (!streets.isEmpty()) xml.text("cbc:StreetName", streets.get(0));
            if (streets.size() > 1) xml.text("cbc:AdditionalStreetName", streets.get(1));
            xml.text("cbc:CityName", party.city()).text("cbc:PostalZone", party.postcode());
            if (streets.size() > 2) xml.group("cac:AddressLine", () -> xml.text("cbc:Line", streets.get(2)));
            xml.group("cac:Country", () -> xml.text("cbc:IdentificationCode", party.country()));
        });
        taxScheme(party.vatId(), "VAT");
        taxScheme(party.taxNumber(), "FC");
        xml.group("cac:PartyLegalEntity", () -> xml.text("cbc:RegistrationName", party.name()).text("cbc:CompanyID", party.registration()));
        if (party.contact() != null) {
            xml.group("cac:Contact", () -> xml.text("cbc:Name", party.contact().name()).text("cbc:Telephone", party.contact().phone())
                    .text("cbc:ElectronicMail", party.contact().email()));
        }
    }

    private void taxScheme(String id, String scheme) {
        if (id == null || id.isEmpty()) return;
        xml.group("cac:PartyTaxScheme", () -> xml.text("cbc:CompanyID", id).group("cac:TaxScheme", () -> xml.text("cbc:ID", scheme)));
    }

    private void delivery() {
        xml.group("cac:Delivery", () -> {
            date("cbc:ActualDeliveryDate", invoice.delivery().on());
            xml.group("cac:DeliveryLocation", () -> xml.group("cac:Address", () -> xml.text("cbc:CityName", invoice.delivery().city()).text("cbc:PostalZone", invoice.delivery().postcode())
                    .group("cac:Country", () -> xml.text("cbc:IdentificationCode", invoice.delivery().country()))));
        });
    }

    private void payment() {
        var pay = invoice.payment();
        xml.group("cac:PaymentMeans", () -> {
            xml.text("cbc:PaymentMeansCode", pay.means()).text("cbc:PaymentID", pay.means() == null ? null : pay.reference());
            if (pay.iban().isEmpty()) return;
            xml.group("cac:PayeeFinancialAccount", () -> xml.text("cbc:ID", pay.iban()).text("cbc:Name", pay.account())
                    .group("cac:FinancialInstitutionBranch", () -> xml.text("cbc:ID", pay.bic())));
        });
        xml.group("cac:PaymentTerms", () -> xml.text("cbc:Note", pay.terms()));
    }

    private void adjustment(Adjustment a) {
        xml.group("cac:AllowanceCharge", () -> {
            xml.text("cbc:ChargeIndicator", String.valueOf(a.charge())).text("cbc:AllowanceChargeReasonCode", a.code()).text("cbc:AllowanceChargeReason", a.reason())
                    .amount("cbc:MultiplierFactorNumeric", "", a.factor()).amount("cbc:Amount", currency, a.amount()).amount("cbc:BaseAmount", currency, a.base());
            if (a.category() != null) taxCategory("cac:TaxCategory", a.category(), a.percent());
        });
    }

    private void vat(Vat vat) {
        xml.group("cac:TaxSubtotal", () -> {
            xml.amount("cbc:TaxableAmount", currency, vat.base()).amount("cbc:TaxAmount", currency, vat.amount());
            xml.group("cac:TaxCategory", () -> taxed(vat.category(), vat.category().equals("O") ? null : vat.percent(), vat.code(), vat.reason()));
        });
    }

    /** What is outside the scope has no rate. */
    private void taxCategory(String name, String category, BigDecimal percent) {
        xml.group(name, () -> taxed(category, category.equals("O") ? null : percent, null, null));
    }

    private void taxed(String category, BigDecimal percent, String code, String reason) {
        xml.text("cbc:ID", category).amount("cbc:Percent", "", percent).text("cbc:TaxExemptionReasonCode", code).text("cbc:TaxExemptionReason", reason)
                .group("cac:TaxScheme", () -> xml.text("cbc:ID", "VAT"));
    }

    private void totals() {
        xml.group("cac:LegalMonetaryTotal", () -> {
            xml.amount("cbc:LineExtensionAmount", currency, invoice.lineTotal()).amount("cbc:TaxExclusiveAmount", currency, invoice.net())
                    .amount("cbc:TaxInclusiveAmount", currency, invoice.gross());
            if (invoice.allowances().signum() != 0) xml.amount("cbc:AllowanceTotalAmount", currency, invoice.allowances());
            if (invoice.charges().signum() != 0) xml.amount("cbc:ChargeTotalAmount", currency, invoice.charges());
            if (invoice.prepaid().signum() != 0) xml.amount("cbc:PrepaidAmount", currency, invoice.prepaid());
            xml.amount("cbc:PayableAmount", currency, invoice.due());
        });
    }

    private void line(Line line) {
        xml.group(invoice.creditNote() ? "cac:CreditNoteLine" : "cac:InvoiceLine", () -> {
            xml.text("cbc:ID", line.id());
            xml.amount(invoice.creditNote() ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", attribute("unitCode", line.unit()), line.quantity());
            xml.amount("cbc:LineExtensionAmount", currency, line.amount());
            line.adjustments().forEach(this::adjustment);
            xml.group("cac:Item", () -> {
                xml.text("cbc:Name", line.name());
                taxCategory("cac:ClassifiedTaxCategory", line.category(), line.percent());
            });
            xml.group("cac:Price", () -> xml.amount("cbc:PriceAmount", currency, line.price()));
        });
    }

    private void date(String name, LocalDate day) {
        xml.text(name, Objects.toString(day, null));
    }
}
