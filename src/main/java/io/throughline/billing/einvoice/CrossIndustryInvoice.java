package io.throughline.billing.einvoice;

import static io.throughline.billing.einvoice.Xml.attribute;

import io.throughline.billing.einvoice.EInvoice.Adjustment;
import io.throughline.billing.einvoice.EInvoice.Line;
import io.throughline.billing.einvoice.EInvoice.Party;
import io.throughline.billing.einvoice.EInvoice.Vat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** UN/CEFACT Cross Industry Invoice, D16B. */
final class CrossIndustryInvoice {
    private static final String NAMES = " xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\""
            + " xmlns:qdt=\"urn:un:unece:uncefact:data:standard:QualifiedDataType:100\""
            + " xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\""
            + " xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

    private final Xml xml = new Xml();
    private final EInvoice invoice;
    private final Syntax syntax;

    CrossIndustryInvoice(EInvoice invoice, Syntax syntax) {
        this.invoice = invoice;
        this.syntax = syntax;
    }

    byte[] write() {
        xml.group("rsm:CrossIndustryInvoice", NAMES, () -> {
            xml.group("rsm:ExchangedDocumentContext", () -> {
                xml.group("ram:BusinessProcessSpecifiedDocumentContextParameter", () -> xml.text("ram:ID", syntax.process));
                xml.group("ram:GuidelineSpecifiedDocumentContextParameter", () -> xml.text("ram:ID", syntax.specification));
            });
            xml.group("rsm:ExchangedDocument", () -> {
                xml.text("ram:ID", invoice.number()).text("ram:TypeCode", invoice.creditNote() ? "381" : "380");
                date("ram:IssueDateTime", invoice.issueDate());
                invoice.notes().forEach(note -> xml.group("ram:IncludedNote", () -> xml.text("ram:Content", note)));
            });
            xml.group("rsm:SupplyChainTradeTransaction", () -> {
                invoice.lines().forEach(this::line);
                agreement();
                delivery();
                settlement();
            });
        });
        return xml.bytes();
    }

    private void line(Line line) {
        xml.group("ram:IncludedSupplyChainTradeLineItem", () -> {
            xml.group("ram:AssociatedDocumentLineDocument", () -> xml.text("ram:LineID", line.id()));
            xml.group("ram:SpecifiedTradeProduct", () -> xml.text("ram:Name", line.name()));
            xml.group("ram:SpecifiedLineTradeAgreement", () -> xml.group("ram:NetPriceProductTradePrice", () -> xml.amount("ram:ChargeAmount", "", line.price())));
            xml.group("ram:SpecifiedLineTradeDelivery", () -> xml.amount("ram:BilledQuantity", attribute("unitCode", line.unit()), line.quantity()));
            xml.group("ram:SpecifiedLineTradeSettlement", () -> {
                xml.group("ram:ApplicableTradeTax", () -> tax(line.category(), line.percent()));
                line.adjustments().forEach(this::adjustment);
                xml.group("ram:SpecifiedTradeSettlementLineMonetarySummation", () -> xml.amount("ram:LineTotalAmount", "", line.amount()));
            });
        });
    }

    private void agreement() {
        xml.group("ram:ApplicableHeaderTradeAgreement", () -> {
            xml.text("ram:BuyerReference", invoice.buyerReference());
            xml.group("ram:SellerTradeParty", () -> party(invoice.seller()));
            xml.group("ram:BuyerTradeParty", () -> party(invoice.buyer()));
            xml.group("ram:BuyerOrderReferencedDocument", () -> xml.text("ram:IssuerAssignedID", invoice.orderNumber()));
            xml.group("ram:SpecifiedProcuringProject", () -> xml.text("ram:ID", invoice.projectCode()).text("ram:Name", invoice.projectName()));
        });
    }

    private void party(Party party) {
        xml.text("ram:ID", party.id()).text("ram:Name", party.name());
        xml.group("ram:SpecifiedLegalOrganization", () -> xml.text("ram:ID", party.registration()));
        if (party.contact() != null) {
            xml.group("ram:DefinedTradeContact", () -> {
                xml.text("ram:PersonName", party.contact().name());
                xml.group("ram:TelephoneUniversalCommunication", () -> xml.text("ram:CompleteNumber", party.contact().phone()));
                xml.group("ram:EmailURIUniversalCommunication", () -> xml.text("ram:URIID", party.contact().email()));
            });
        }
        xml.group("ram:PostalTradeAddress", () -> {
            xml.text("ram:PostcodeCode", party.postcode());
            var names = new String[] {"ram:LineOne", "ram:LineTwo", "ram:LineThree"};
            for (int i = 0; i < Math.min(names.length, party.streets().size()); i++) xml.text(names[i], party.streets().get(i));
            xml.text("ram:CityName", party.city()).text("ram:CountryID", party.country());
        });
        xml.group("ram:URIUniversalCommunication", () -> xml.text("ram:URIID", attribute("schemeID", party.scheme()), party.address()));
        xml.group("ram:SpecifiedTaxRegistration", () -> xml.text("ram:ID", attribute("schemeID", "VA"), party.vatId()));
        xml.group("ram:SpecifiedTaxRegistration", () -> xml.text("ram:ID", attribute("schemeID", "FC"), party.taxNumber()));
    }

    private void delivery() {
        xml.group("ram:ApplicableHeaderTradeDelivery", () -> {
            xml.group("ram:ShipToTradeParty", () -> xml.group("ram:PostalTradeAddress", () -> xml.text("ram:PostcodeCode", invoice.delivery().postcode())
                    .text("ram:CityName", invoice.delivery().city()).text("ram:CountryID", invoice.delivery().country())));
            xml.group("ram:ActualDeliverySupplyChainEvent", () -> date("ram:OccurrenceDateTime", invoice.delivery().on()));
        });
    }

    private void settlement() {
        xml.group("ram:ApplicableHeaderTradeSettlement", () -> {
            var pay = invoice.payment();
            xml.text("ram:PaymentReference", pay.reference()).text("ram:InvoiceCurrencyCode", invoice.currency());
            xml.group("ram:SpecifiedTradeSettlementPaymentMeans", () -> {
                xml.text("ram:TypeCode", pay.means());
                xml.group("ram:PayeePartyCreditorFinancialAccount", () -> {
                    if (!pay.iban().isEmpty()) xml.text("ram:IBANID", pay.iban()).text("ram:AccountName", pay.account());
                });
                xml.group("ram:PayeeSpecifiedCreditorFinancialInstitution", () -> xml.text("ram:BICID", pay.bic()));
            });
            invoice.vat().forEach(this::vat);
            invoice.adjustments().forEach(this::adjustment);
            xml.group("ram:SpecifiedTradePaymentTerms", () -> {
                xml.text("ram:Description", pay.terms());
                date("ram:DueDateDateTime", invoice.dueDate());
            });
            totals();
            if (invoice.preceding() != null) {
                xml.group("ram:InvoiceReferencedDocument", () -> {
                    xml.text("ram:IssuerAssignedID", invoice.preceding().number());
                    if (invoice.preceding().issueDate() != null) {
                        xml.group("ram:FormattedIssueDateTime", () -> xml.text("qdt:DateTimeString", attribute("format", "102"), plain(invoice.preceding().issueDate())));
                    }
                });
            }
        });
    }

    private void vat(Vat vat) {
        xml.group("ram:ApplicableTradeTax", () -> {
            xml.amount("ram:CalculatedAmount", "", vat.amount()).text("ram:TypeCode", "VAT").text("ram:ExemptionReason", vat.reason())
                    .amount("ram:BasisAmount", "", vat.base()).text("ram:CategoryCode", vat.category()).text("ram:ExemptionReasonCode", vat.code());
            // what is outside the scope has no rate, but XRechnung wants one said
            if (!vat.category().equals("O") || syntax == Syntax.XRECHNUNG) xml.amount("ram:RateApplicablePercent", "", vat.percent());
        });
    }

    private void adjustment(Adjustment a) {
        xml.group("ram:SpecifiedTradeAllowanceCharge", () -> {
            xml.group("ram:ChargeIndicator", () -> xml.text("udt:Indicator", String.valueOf(a.charge())));
            xml.amount("ram:CalculationPercent", "", a.factor()).amount("ram:BasisAmount", "", a.base()).amount("ram:ActualAmount", "", a.amount())
                    .text("ram:ReasonCode", a.code()).text("ram:Reason", a.reason());
            if (a.category() != null) xml.group("ram:CategoryTradeTax", () -> tax(a.category(), a.percent()));
        });
    }

    private void tax(String category, BigDecimal percent) {
        xml.text("ram:TypeCode", "VAT").text("ram:CategoryCode", category);
        if (!category.equals("O")) xml.amount("ram:RateApplicablePercent", "", percent);
    }

    private void totals() {
        xml.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", () -> {
            xml.amount("ram:LineTotalAmount", "", invoice.lineTotal());
            if (invoice.charges().signum() != 0) xml.amount("ram:ChargeTotalAmount", "", invoice.charges());
            if (invoice.allowances().signum() != 0) xml.amount("ram:AllowanceTotalAmount", "", invoice.allowances());
            xml.amount("ram:TaxBasisTotalAmount", "", invoice.net()).amount("ram:TaxTotalAmount", attribute("currencyID", invoice.currency()), invoice.tax())
                    .amount("ram:GrandTotalAmount", "", invoice.gross());
            if (invoice.prepaid().signum() != 0) xml.amount("ram:TotalPrepaidAmount", "", invoice.prepaid());
            xml.amount("ram:DuePayableAmount", "", invoice.due());
        });
    }

    private void date(String name, LocalDate day) {
        if (day != null) xml.group(name, () -> xml.text("udt:DateTimeString", attribute("format", "102"), plain(day)));
    }

    private static String plain(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
