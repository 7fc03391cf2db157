package io.throughline.firm;

/** Dates in this database were taken in another zone: reading them here would shift days. */
public class OtherZone extends IllegalStateException {

    OtherZone(String kept, String here) {
        super("This database was kept in the time zone %s, not %s. Start with --throughline.zone=%s.".formatted(kept, here, kept));
    }
}
