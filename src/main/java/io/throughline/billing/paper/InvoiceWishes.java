package io.throughline.billing.paper;

import io.throughline.api.InvalidInput;
import io.throughline.billing.paper.InvoiceDetail.Grouping;
import io.throughline.project.Clients;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a client wants its invoices: a line a person and rate with the timesheet behind it, and issued as soon as they are drafted, unless said otherwise. */
@Service
public class InvoiceWishes {

    /** {@code keepOpenDays}: so long a draft waits for hours that are approved late. */
    public record Wish(Grouping grouping, boolean timesheet, int keepOpenDays) {}

    private static final int LONGEST = 28;

    private static final Wish USUAL = new Wish(Grouping.PERSON, true, 0);
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
        return jdbc.sql("select grouping, timesheet, keep_open_days from app.invoice_wish where client_code = ?").param(clientCode).query(Wish.class).optional().orElse(USUAL);
    }

    /** Holds for invoices issued, and drafts made, from now on. */
    @Transactional
    public void set(String clientCode, Wish wish) {
        if (wish.grouping() == null) throw new InvalidInput("grouping", "is one of PROJECT, PERSON, TASK, TASK_AND_PERSON, ENTRY");
        if (wish.keepOpenDays() < 0 || wish.keepOpenDays() > LONGEST) throw new InvalidInput("keepOpenDays", "is 0 to %d days, not %d".formatted(LONGEST, wish.keepOpenDays()));
        var before = of(clients.get(clientCode).code());
        jdbc.sql("""
                insert into app.invoice_wish (client_code, grouping, timesheet, keep_open_days) values (?, ?, ?, ?)
                on conflict (client_code) do update set grouping = excluded.grouping, timesheet = excluded.timesheet, keep_open_days = excluded.keep_open_days""")
                .params(clientCode, wish.grouping().name(), wish.timesheet(), wish.keepOpenDays()).update();
        if (!before.equals(wish)) events.publishEvent(new InvoiceWishChanged(clientCode, before, wish));
    }
}
