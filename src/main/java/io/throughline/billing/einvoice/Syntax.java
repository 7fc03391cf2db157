package io.throughline.billing.einvoice;

/** How an e-invoice is written, and by which rules: {@code specification} is BT-24, {@code process} BT-23. */
public enum Syntax {
    /** The standard itself, as Factur-X carries it. */
    CII("urn:cen.eu:en16931:2017", null),
    UBL("urn:cen.eu:en16931:2017", null),
    XRECHNUNG("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
    PEPPOL("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");

    final String specification;
    final String process;

    Syntax(String specification, String process) {
        this.specification = specification;
        this.process = process;
    }

    /** The same invoice, the same bytes. */
    public byte[] write(EInvoice invoice) {
        return this == CII || this == XRECHNUNG ? new CrossIndustryInvoice(invoice, this).write() : new UniversalInvoice(invoice, this).write();
    }
}
