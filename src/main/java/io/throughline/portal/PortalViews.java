package io.throughline.portal;

import io.throughline.project.Clients;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of a client's project facts are shown to them. */
@Component
@Transactional
class PortalViews {
    private final JdbcClient db;
    private final Clients clients;
    private final ApplicationEventPublisher news;

    PortalViews(JdbcClient db, Clients clients, ApplicationEventPublisher news) {
        this.db = db;
        this.clients = clients;
        this.news = news;
    }

    @Transactional(readOnly = true)
    public PortalView of(String clientCode) {
        return db.sql("select shows_progress, shows_hours from app.portal_view where client_code = ?").param(clientCode).query(PortalView.class).optional()
                .orElse(PortalView.USUAL);
    }

    /** Publishes PortalViewChanged. */
    public void set(String clientCode, PortalView view) {
        clients.get(clientCode);
        if (view.equals(of(clientCode))) return;
        db.sql("""
                insert into app.portal_view (client_code, shows_progress, shows_hours) values (?, ?, ?)
                on conflict (client_code) do update set shows_progress = excluded.shows_progress, shows_hours = excluded.shows_hours""")
                .params(clientCode, view.showsProgress(), view.showsHours()).update();
        news.publishEvent(new PortalViewChanged(clientCode, view.showsProgress(), view.showsHours()));
    }
}
