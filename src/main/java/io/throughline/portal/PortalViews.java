package io.throughline.portal;

import io.throughline.project.Clients;
import io.throughline.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of a client's project facts are shown to them: said for the client, or for one project instead. */
@Component
@Transactional
class PortalViews {
    private static final String VIEW = "select shows_progress, shows_hours, shows_budget, shows_time, shown from app.";
    private final JdbcClient db;
    private final Clients clients;
    private final Projects projects;
    private final ApplicationEventPublisher news;

    PortalViews(JdbcClient db, Clients clients, Projects projects, ApplicationEventPublisher news) {
        this.db = db;
        this.clients = clients;
        this.projects = projects;
        this.news = news;
    }

    @Transactional(readOnly = true)
    public PortalView of(String clientCode) {
        return db.sql(VIEW + "portal_view where client_code = ?").param(clientCode).query(PortalView.class).optional().orElse(PortalView.USUAL);
    }

    @Transactional(readOnly = true)
    public PortalView ofProject(String projectCode) {
        var project = projects.get(projectCode);
        return db.sql(VIEW + "project_portal_view where project_code = ?").param(projectCode).query(PortalView.class).optional().orElseGet(() -> of(project.clientCode()));
    }

    /** Publishes PortalViewChanged. */
    public void set(String clientCode, PortalView view) {
        clients.get(clientCode);
        if (view.equals(of(clientCode))) return;
        db.sql("""
                insert into app.portal_view (client_code, shows_progress, shows_hours, shows_budget, shows_time, shown) values (?, ?, ?, ?, ?, ?)
                on conflict (client_code) do update set shows_progress = excluded.shows_progress, shows_hours = excluded.shows_hours, shows_budget = excluded.shows_budget,
                    shows_time = excluded.shows_time, shown = excluded.shown""")
                .params(clientCode, view.showsProgress(), view.showsHours(), view.showsBudget(), view.showsTime(), view.shown()).update();
        news.publishEvent(new PortalViewChanged(clientCode, view.showsProgress(), view.showsHours(), view.showsBudget(), view.showsTime(), view.shown()));
    }

    /** Publishes ProjectViewChanged. */
    public void setOfProject(String projectCode, PortalView view) {
        if (view.equals(ofProject(projectCode))) return;
        db.sql("""
                insert into app.project_portal_view (project_code, shows_progress, shows_hours, shows_budget, shows_time, shown) values (?, ?, ?, ?, ?, ?)
                on conflict (project_code) do update set shows_progress = excluded.shows_progress, shows_hours = excluded.shows_hours, shows_budget = excluded.shows_budget,
                    shows_time = excluded.shows_time, shown = excluded.shown""")
                .params(projectCode, view.showsProgress(), view.showsHours(), view.showsBudget(), view.showsTime(), view.shown()).update();
        news.publishEvent(new ProjectViewChanged(projectCode, view.shown(), view.showsProgress(), view.showsHours(), view.showsBudget(), view.showsTime()));
    }
}
