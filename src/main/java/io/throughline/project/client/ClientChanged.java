package io.throughline.project.client;

import io.throughline.journal.BusinessEvent;
import io.throughline.project.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is known of a client has changed. Contact details are named, not repeated: a contact may be a person. */
public record ClientChanged(String clientCode, List<Change> changes) implements BusinessEvent {

    public record Change(String field, String from, String to) {}

    public static ClientChanged between(Client before, Client after) {
        var changes = new ArrayList<Change>();
        add(changes, "name", before.name(), after.name());
        add(changes, "country", before.country(), after.country());
        add(changes, "currency", before.currency(), after.currency());
        add(changes, "paymentTermsDays", before.paymentTermsDays(), after.paymentTermsDays());
        add(changes, "vatId", before.vatId(), after.vatId());
        add(changes, "language", before.language(), after.language());
        add(changes, "consumer", before.consumer(), after.consumer());
        add(changes, "eInvoice.format", before.eInvoice().format(), after.eInvoice().format());
        add(changes, "eInvoice.buyerReference", before.eInvoice().buyerReference(), after.eInvoice().buyerReference());
        add(changes, "eInvoice.orderNumber", before.eInvoice().orderNumber(), after.eInvoice().orderNumber());
        if (!before.eInvoice().address().equals(after.eInvoice().address())) changes.add(new Change("eInvoice.address", null, null));
        if (!Objects.equals(before.email(), after.email())) changes.add(new Change("email", null, null));
        if (!Objects.equals(before.address(), after.address())) changes.add(new Change("address", null, null));
        return new ClientChanged(after.code(), changes);
    }

    private static void add(List<Change> changes, String field, Object from, Object to) {
        if (!Objects.equals(from, to)) changes.add(new Change(field, String.valueOf(from), String.valueOf(to)));
    }

    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
