package io.throughline.firm;

import io.throughline.database.LookedUp;
import io.throughline.quantity.Rounding;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who sells: one firm a database, in one time zone for good. */
@Service
public class Firm {
    private final JdbcClient jdbc;
    private final LookedUp<String, FirmProfile> profile = new LookedUp<>(any -> look());
    private final ApplicationEventPublisher events;

    Firm(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public FirmProfile profile() {
        return profile.get("");
    }

    private FirmProfile look() {
        return jdbc.sql("""
                select name, street, postcode, city, country, currency, vat_id, tax_number, iban, bic, email, domestic_vat_percent,
                       registration, contact_name, contact_phone, contact_email, address_scheme, address_id
                from app.firm""").query((row, n) -> new FirmProfile(row.getString("name"), row.getString("street"), row.getString("postcode"), row.getString("city"),
                row.getString("country"), row.getString("currency"), row.getString("vat_id"), row.getString("tax_number"), row.getString("iban"), row.getString("bic"),
                row.getString("email"), row.getBigDecimal("domestic_vat_percent"), new SellerDetails(row.getString("registration"), row.getString("contact_name"),
                row.getString("contact_phone"), row.getString("contact_email"), row.getString("address_scheme"), row.getString("address_id")))).single();
    }

    /** Without {@code eInvoice} those details stay as they are. Answers whether anything is different now. */
    @Transactional
    public boolean change(FirmProfile to) {
        var before = profile();
        var details = to.eInvoice() == null ? before.eInvoice() : to.eInvoice();
        jdbc.sql("""
                update app.firm set name = ?, street = ?, postcode = ?, city = ?, country = ?, currency = ?, vat_id = ?, tax_number = ?,
                       iban = ?, bic = ?, email = ?, domestic_vat_percent = ?, registration = ?, contact_name = ?, contact_phone = ?, contact_email = ?,
                       address_scheme = ?, address_id = ?""")
                .params(to.name(), to.street(), to.postcode(), to.city(), to.country(), to.currency(), to.vatId(), to.taxNumber(),
                        to.iban(), to.bic(), to.email(), to.domesticVatPercent() == null ? null : Rounding.round(to.domesticVatPercent(), 2),
                        details.registration(), details.contactName(), details.contactPhone(), details.contactEmail(), details.addressScheme(), details.addressId())
                .update();
        profile.forget();
        var after = profile();
        if (!after.equals(before)) events.publishEvent(new FirmChanged(before, after));
        return !after.equals(before);
    }

    @Transactional(readOnly = true)
    public Stationery stationery() {
        return jdbc.sql("select phone, website, register, bank_name from app.stationery").query(Stationery.class).single();
    }

    @Transactional
    public void change(Stationery to) {
        var before = stationery();
        jdbc.sql("update app.stationery set phone = ?, website = ?, register = ?, bank_name = ?")
                .params(to.phone(), to.website(), to.register(), to.bankName()).update();
        if (!before.equals(to)) events.publishEvent(new StationeryChanged(before, to));
    }

    /** A setting allows the owner of a firm of one person to approve their own work, marked as such. */
    @Transactional(readOnly = true)
    public boolean ownerMayApproveOwnWork() {
        return jdbc.sql("select owner_may_approve_own from app.firm").query(Boolean.class).single();
    }

    @Transactional
    public void allowOwnerToApproveOwnWork(boolean allowed) {
        jdbc.sql("update app.firm set owner_may_approve_own = ?").param(allowed).update();
        events.publishEvent(new OwnWorkRuleChanged(allowed));
    }

    /** Where a virtual clock stood; it goes on from there after a restart. */
    Optional<Instant> virtualNow() {
        return jdbc.sql("select virtual_now from app.firm").query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    public void rememberVirtualNow(Instant now) {
        jdbc.sql("update app.firm set virtual_now = ?").param(now.atOffset(ZoneOffset.UTC)).update();
    }

    void found(FirmProfile profile) {
        jdbc.sql("""
                insert into app.firm (name, country, currency, domestic_vat_percent, email, zone) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(profile.name(), profile.country(), profile.currency(), profile.domesticVatPercent(), profile.email(), ZoneId.systemDefault().getId())
                .update();
        this.profile.forget();
    }

    String zone() {
        return jdbc.sql("select zone from app.firm").query(String.class).single();
    }
}
