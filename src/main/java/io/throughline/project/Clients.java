package io.throughline.project;

import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.database.LookedUp;
import io.throughline.firm.VatId;
import io.throughline.project.client.ClientChanged;
import io.throughline.project.client.ClientRegistered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who buys. */
@Service
@Transactional
public class Clients {
    private static final String COLUMNS = "code, name, country, currency, payment_terms_days, email, vat_id, address, language, consumer, "
            + "e_format, e_buyer_reference, e_order_number, e_address_scheme, e_address_id, e_postcode, e_city";
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LookedUp<String, Optional<Client>> one = new LookedUp<>(this::look);

    Clients(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    public Client get(String code) {
        return find(code).orElseThrow(() -> new Unknown("client", code));
    }

    public Optional<Client> find(String code) {
        return one.get(code);
    }

    private Optional<Client> look(String code) {
        return jdbc.sql("select " + COLUMNS + " from app.client where code = ?").param(code).query(Clients::client).optional();
    }

    public List<Client> all() {
        return jdbc.sql("select " + COLUMNS + " from app.client order by code").query(Clients::client).list();
    }

    public PageOf<Client> page(int page, int size) {
        var content = jdbc.sql("select " + COLUMNS + " from app.client order by code limit ? offset ?")
                .param(size).param((long) page * size).query(Clients::client).list();
        return new PageOf<>(content, jdbc.sql("select count(*) from app.client").query(Long.class).single(), page, size);
    }

    /** Publishes ClientRegistered. Refuses a code that exists. */
    public Client register(Client client) {
        var taken = valid(client);
        int written = jdbc.sql("insert into app.client (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(taken.code(), taken.name(), taken.country(), taken.currency(), taken.paymentTermsDays(), taken.email(), taken.vatId(),
                        taken.address(), taken.language(), taken.consumer(), taken.eInvoice().format().name(), taken.eInvoice().buyerReference(),
                        taken.eInvoice().orderNumber(), taken.eInvoice().addressScheme(), taken.eInvoice().addressId(), taken.eInvoice().postcode(),
                        taken.eInvoice().city()).update();
        one.forget();
        if (written == 0) throw new Refused("code", "There is a client '%s' already; change it instead.".formatted(taken.code()));
        events.publishEvent(new ClientRegistered(taken.code(), taken.country(), taken.currency(), taken.paymentTermsDays()));
        return taken;
    }

    /** Publishes ClientChanged with what differs. Terms, country and currency hold for what is drafted from now on. */
    public Client change(Client client) {
        var before = get(client.code());
        var after = valid(client);
        jdbc.sql("""
                update app.client set name = ?, country = ?, currency = ?, payment_terms_days = ?, email = ?, vat_id = ?, address = ?, language = ?,
                       consumer = ?, e_format = ?, e_buyer_reference = ?, e_order_number = ?, e_address_scheme = ?, e_address_id = ?, e_postcode = ?, e_city = ?
                where code = ?""")
                .params(after.name(), after.country(), after.currency(), after.paymentTermsDays(), after.email(), after.vatId(), after.address(),
                        after.language(), after.consumer(), after.eInvoice().format().name(), after.eInvoice().buyerReference(), after.eInvoice().orderNumber(),
                        after.eInvoice().addressScheme(), after.eInvoice().addressId(), after.eInvoice().postcode(), after.eInvoice().city(), after.code()).update();
        one.forget();
        if (!after.equals(before)) events.publishEvent(ClientChanged.between(before, after));
        return after;
    }

    private static Client valid(Client client) {
        var check = new FieldCheck();
        var code = check.code("code", client.code());
        var name = check.line("name", client.name());
        check.country("country", client.country());
        check.currency("currency", client.currency());
        if (client.paymentTermsDays() < 0 || client.paymentTermsDays() > 365) {
            check.problem("paymentTermsDays", "must be 0 to 365 days, not " + client.paymentTermsDays());
        }
        var email = check.email("email", client.email());
        var language = client.language() == null || client.language().isBlank() ? "en" : client.language();
        if (!List.of("en", "de", "fr").contains(language)) check.problem("language", "must be en, de or fr");
        var vatId = check.optional("vatId", client.vatId(), 40, false);
        VatId.problem(vatId, client.country()).ifPresent(p -> check.problem("vatId", p));
        client.eInvoice().check(check);
        var address = check.optional("address", client.address(), 1000, true);
        check.throwProblems();
        return new Client(code, name, client.country(), client.currency(), client.paymentTermsDays(), email,
                VatId.inUnion(client.country()) ? VatId.plain(vatId) : vatId, address, language, client.consumer(), client.eInvoice());
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        return new Client(row.getString("code"), row.getString("name"), row.getString("country"), row.getString("currency"), row.getInt("payment_terms_days"),
                row.getString("email"), row.getString("vat_id"), row.getString("address"), row.getString("language"), row.getBoolean("consumer"),
                new EInvoicing(EInvoicing.Format.valueOf(row.getString("e_format")), row.getString("e_buyer_reference"), row.getString("e_order_number"),
                        row.getString("e_address_scheme"), row.getString("e_address_id"), row.getString("e_postcode"), row.getString("e_city")));
    }
}
