package io.throughline.firm;

/**
 * What e-invoices say of the seller beside its particulars: register entry (e.g. HRB 12345), whom to ask, and its electronic address.
 * An empty e-mail is the firm's own; an empty address is that e-mail, where the format allows.
 */
public record SellerDetails(String registration, String contactName, String contactPhone, String contactEmail, String addressScheme, String addressId) {
    public static final SellerDetails NONE = new SellerDetails("", "", "", "", "", "");

    public SellerDetails {
        registration = text(registration);
        contactName = text(contactName);
        contactPhone = text(contactPhone);
        contactEmail = text(contactEmail);
        addressScheme = new ElectronicAddress(addressScheme, "").scheme();
        addressId = text(addressId);
    }

    public ElectronicAddress address() {
        return new ElectronicAddress(addressScheme, addressId);
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
