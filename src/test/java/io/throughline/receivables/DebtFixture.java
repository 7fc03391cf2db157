package io.throughline.receivables;

import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.InvoiceSummary;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import org.springframework.context.ApplicationContext;

/** Invoices over ten hours at 100.00, for work approved last month; due in 30 days. */
public final class DebtFixture {
    private final BillingFixture billing;
    private final Clients clients;
    private final Times times;

    public DebtFixture(ApplicationContext house) {
        billing = new BillingFixture(house);
        clients = house.getBean(Clients.class);
        times = house.getBean(Times.class);
    }

    /** 1000.00 net, 1190.00 EUR to pay; not mailed yet. */
    public InvoiceSummary issued() {
        return billing.issued(work("DE", "EUR"));
    }

    /** The same again for the same client. */
    public InvoiceSummary issuedTo(InvoiceSummary earlier) {
        var project = earlier.projectCodes().get(0);
        billing.approved(project, billing.person("100.00"), "10.00");
        return billing.issued(project);
    }

    /** 1000.00 USD, outside the scope of VAT. */
    public InvoiceSummary issuedInDollars() {
        return billing.issued(work("US", "USD"));
    }

    /** 1000.00 in another currency, outside the scope of VAT. */
    public InvoiceSummary issuedIn(String currency) {
        return billing.issued(work("US", currency));
    }

    /** Issued and mailed by its process; collection has begun. */
    public InvoiceSummary mailed() {
        var draft = billing.drafted(work("DE", "EUR"));
        times.drain();
        return billing.billing.get(draft.draftId());
    }

    public InvoiceSummary mailedInGerman() {
        var project = work("DE", "EUR");
        var client = clients.get(billing.projects.get(project).clientCode());
        clients.change(new Client(client.code(), client.name(), client.country(), client.currency(), client.paymentTermsDays(), client.email(), client.vatId(), client.address(), "de"));
        var draft = billing.drafted(project);
        times.drain();
        return billing.billing.get(draft.draftId());
    }

    private String work(String country, String currency) {
        var project = billing.project(BillingModel.TIME_AND_MATERIALS, country, currency, "100.00", "10000.00");
        billing.approved(project, billing.person("100.00"), "10.00");
        return project;
    }

    public static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }
}
