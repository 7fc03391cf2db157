package io.throughline.billing.paper;

import io.throughline.billing.paper.InvoiceDetail.Grouping;
import io.throughline.project.Clients;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a client wants its invoices: a line a person and rate with the timesheet behind it, unless said otherwise. */
@Service
public class InvoiceWishes {

    public record Wish(Grouping grouping, boolean timesheet) {}

    private static final Wish USUAL = new Wish(Grouping.PERSON, true);
    private final JdbcClient jdbc;
    private final Clients clients;
    private final ApplicationEventPublisher events;

    InvoiceWishes(JdbcClient jdbc, Clients clients, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Wish of(String clientCode) {
        return jdbc.sql("select grouping, timesheet from app.invoice_wish where client_code = ?").param(clientCode).query(Wish.class).optional().orElse(USUAL);
    }

    /** Holds for invoices issued from now on. */
    @Transactional
    public void set(String clientCode, Wish wish) {
        var before = of(clients.get(clientCode).code());
        jdbc.sql("""
                insert into app.invoice_wish (client_code, grouping, timesheet) values (?, ?, ?)
                on conflict (client_code) do update set grouping = excluded.grouping, timesheet = excluded.timesheet""")
                .params(clientCode, wish.grouping().name(), wish.timesheet()).update();
        if (!before.equals(wish)) events.publishEvent(new InvoiceWishChanged(clientCode, before, wish));
    }
}
