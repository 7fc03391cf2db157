package io.throughline.billing;

import java.util.Optional;

/** Asks the floor above for the page on which a client sees, pays or disputes an invoice; printed on it. */
@FunctionalInterface
public interface PayPage {
    Optional<String> of(long draftId);
}
