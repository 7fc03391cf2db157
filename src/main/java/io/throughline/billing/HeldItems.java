package io.throughline.billing;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.unbilled.ItemsHeld;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.Projects;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approved items that are not to be billed for now, each with the reason that was given. They stay unbilled until they are let go. */
@Service
@Transactional
public class HeldItems {

    /** {@code kind}: TIME or EXPENSE. */
    public record Item(String kind, Long id) {}

    public record Held(String kind, long id, String reason, String heldBy, Instant heldAt) {}

    private final JdbcClient jdbc;
    private final Projects projects;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    HeldItems(JdbcClient jdbc, Projects projects, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.clock = clock;
        this.events = events;
    }

    public List<Held> of(String projectCode) {
        projects.get(projectCode);
        return jdbc.sql("select item_kind as kind, item_id as id, reason, held_by, held_at from app.held_item where project_code = ? and let_go_at is null order by held_at, id")
                .param(projectCode).query(Held.class).list();
    }

    /** Publishes ItemsHeld. All or nothing; refuses what is not approved, not the project's, billed or held already. */
    public List<Held> hold(String projectCode, List<Item> items, String reason) {
        projects.get(projectCode);
        if (items == null || items.isEmpty()) throw new InvalidInput("items", "are missing");
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "Say why they are not to be billed now.");
        for (int i = 0; i < items.size(); i++) {
            var item = checked(items.get(i), i);
            var open = jdbc.sql(("select not exists (select from app.billed_portion b where b.item_kind = ? and b.item_id = x.id and b.released_by is null) from app.%s x "
                    + "where x.id = ? and x.project_code = ? and x.state = 'APPROVED' and x.billable").formatted(item.kind().equals("TIME") ? "time_entry" : "expense"))
                    .params(item.kind(), item.id(), projectCode).query(Boolean.class).optional();
            if (open.isEmpty()) throw new InvalidInput("items[%d].id".formatted(i), "project %s has no approved, billable item %d".formatted(projectCode, item.id()));
            if (!open.get()) throw new Refused("items[%d].id".formatted(i), "Item %d is on a draft or an invoice already.".formatted(item.id()));
            int written = jdbc.sql("insert into app.held_item (item_kind, item_id, project_code, reason, held_by, held_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(item.kind(), item.id(), projectCode, reason.strip(), Actor.current(), Timestamp.from(clock.instant())).update();
            if (written == 0) throw new Refused("items[%d].id".formatted(i), "Item %d is held back already.".formatted(item.id()));
        }
        events.publishEvent(new ItemsHeld(projectCode, items, true, reason.strip()));
        return of(projectCode);
    }

    /** They can be billed again. */
    public List<Held> letGo(String projectCode, List<Item> items) {
        projects.get(projectCode);
        if (items == null || items.isEmpty()) throw new InvalidInput("items", "are missing");
        for (int i = 0; i < items.size(); i++) {
            var item = checked(items.get(i), i);
            int changed = jdbc.sql("update app.held_item set let_go_by = ?, let_go_at = ? where item_kind = ? and item_id = ? and project_code = ? and let_go_at is null")
                    .params(Actor.current(), Timestamp.from(clock.instant()), item.kind(), item.id(), projectCode).update();
            if (changed == 0) throw new Refused("items[%d].id".formatted(i), "Item %d is not held back.".formatted(item.id()));
        }
        events.publishEvent(new ItemsHeld(projectCode, items, false, ""));
        return of(projectCode);
    }

    private static Item checked(Item item, int i) {
        if (item.kind() == null || !List.of("TIME", "EXPENSE").contains(item.kind())) throw new InvalidInput("items[%d].kind".formatted(i), "is TIME or EXPENSE");
        if (item.id() == null) throw new InvalidInput("items[%d].id".formatted(i), "is missing");
        return item;
    }
}
