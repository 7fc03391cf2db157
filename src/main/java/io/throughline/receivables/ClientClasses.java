package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.project.Clients;
import io.throughline.receivables.account.ClientClassChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How patient the firm is with a client: the class that the table {@code dunning-policy} asks for, {@code STANDARD} unless set. */
@Service
public class ClientClasses {
    public static final String STANDARD = "STANDARD";
    private final JdbcClient db;
    private final Clients clients;
    private final ApplicationEventPublisher news;

    ClientClasses(JdbcClient db, Clients clients, ApplicationEventPublisher news) {
        this.db = db;
        this.clients = clients;
        this.news = news;
    }

    public String of(String clientCode) {
        return db.sql("select class from app.client_class where client_code = ?").param(clientCode).query(String.class).optional().orElse(STANDARD);
    }

    @Transactional
    public void set(String clientCode, String newClass) {
        if (newClass == null || !newClass.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new InvalidInput("class", "'%s' is no class; write capitals, digits and _".formatted(newClass));
        }
        var before = of(clients.get(clientCode).code());
        db.sql("insert into app.client_class (client_code, class) values (?, ?) on conflict (client_code) do update set class = excluded.class")
                .params(clientCode, newClass).update();
        if (!before.equals(newClass)) news.publishEvent(new ClientClassChanged(clientCode, before, newClass));
    }
}
