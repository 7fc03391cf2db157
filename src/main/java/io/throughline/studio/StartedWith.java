package io.throughline.studio;

import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.models.ModelSource;
import io.throughline.process.StandingModels;
import io.throughline.studio.ModelRelease.Source;
import io.throughline.studio.ReleaseEvents.ReleaseWentLive;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a start may bring in. As long as the firm has released nothing of its own, the shipped models follow the application; from then on a newly
 * shipped version is a draft beside what the firm has made, and people decide.
 */
@Component
class StartedWith implements StandingModels {
    private final ReleaseTable table;
    private final Releases releases;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    StartedWith(ReleaseTable table, Releases releases, FirmClock clock, ApplicationEventPublisher events) {
        this.table = table;
        this.releases = releases;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public boolean letsIn(List<ModelSource> shipped) {
        var live = table.live();
        if (live.isEmpty()) return true;
        var hash = ReleaseFiles.hash(shipped);
        if (live.get().contentHash().equals(hash)) return false;
        if (live.get().source() == Source.SHIPPED && live.get().proposedBy().equals(Actor.SYSTEM) && live.get().approvedBy() == null) return true;
        proposeShipped(live.get(), shipped);
        return false;
    }

    /** Once for each version: what only we changed is taken, what the firm changed stays, and the draft says where both did. */
    private void proposeShipped(ModelRelease live, List<ModelSource> shipped) {
        var note = "shipped version " + ReleaseFiles.hash(shipped).substring(0, 12);
        if (!table.firstSeen(ReleaseFiles.hash(shipped), clock.instant())) return;
        var then = table.lastShippedLive().map(r -> table.files(r.id())).orElse(List.of());
        var yours = table.files(live.id());
        var conflicts = ReleaseFiles.threeWay(then, shipped, yours).stream().filter(ReleaseFiles.ThreeWay::isConflict).map(ReleaseFiles.ThreeWay::file).toList();
        releases.keep("New with the application", note + (conflicts.isEmpty() ? "" : "; changed by both, yours kept: " + String.join(", ", conflicts)),
                Source.SHIPPED, live.id(), yours, ReleaseFiles.merged(then, shipped, yours), false);
    }

    @Override
    @Transactional
    public void broughtIn(String deploymentId, List<ModelSource> shipped) {
        var hash = ReleaseFiles.hash(shipped);
        var live = table.live();
        table.firstSeen(hash, clock.instant());
        long id = table.add("As shipped", "", Source.SHIPPED, live.map(ModelRelease::id).orElse(null), hash, "[]", clock.instant(), Actor.SYSTEM, shipped);
        table.live(id, clock.instant(), Actor.SYSTEM, deploymentId);
        events.publishEvent(new ReleaseWentLive(id, live.map(ModelRelease::id).orElse(null), hash, deploymentId, null));
    }
}
