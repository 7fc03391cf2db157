package io.throughline.receivables;

import io.throughline.Times;
import io.throughline.billing.InvoiceIssued;
import io.throughline.billing.InvoiceMailed;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices as receivables hear of them: issued today, due in 14 days, mailed at once. */
@TestComponent
public class DebtFixture {
    private static final AtomicLong COUNT = new AtomicLong(1_000_000);
    private final Clients clients;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;
    private final Times times;

    DebtFixture(Clients clients, ApplicationEventPublisher news, TransactionTemplate transaction, Times times) {
        this.clients = clients;
        this.news = news;
        this.transaction = transaction;
        this.times = times;
    }

    public InvoiceIssued issued(String net, String vat, String currency, String language) {
        var id = COUNT.incrementAndGet();
        var client = clients.register(new Client("D" + id, "Debtor " + id, "DE", currency, 14, "debtor" + id + "@client.example", "", "", language));
        var invoice = new InvoiceIssued(id, "INV-T-" + id, client.code(), List.of("PR-" + id), times.today(), times.today().plusDays(14), Money.of(net, currency),
                Money.of(vat, currency), Money.of(net, currency).plus(Money.of(vat, currency)), "S");
        transaction.executeWithoutResult(t -> news.publishEvent(invoice));
        return invoice;
    }

    /** 1000.00 net, 1190.00 EUR to pay. */
    public InvoiceIssued issued() {
        return issued("1000.00", "190.00", "EUR", "en");
    }

    public InvoiceIssued mailed() {
        return mailed(issued());
    }

    public InvoiceIssued mailed(InvoiceIssued invoice) {
        transaction.executeWithoutResult(t -> news.publishEvent(new InvoiceMailed(invoice.draftId(), invoice.number(), "debtor@client.example")));
        return invoice;
    }

    public static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }
}
