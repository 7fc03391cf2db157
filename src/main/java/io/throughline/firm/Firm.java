package io.throughline.firm;

/** Who sells: one firm a database. */
public interface Firm {
    FirmProfile profile();

    void change(FirmProfile profile);

    /** A setting allows the owner of a firm of one person to approve their own work, marked as such. */
    boolean ownerMayApproveOwnWork();
}
