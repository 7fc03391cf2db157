package io.throughline.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.PageOf;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.models.FileChange;
import io.throughline.models.Finding;
import io.throughline.models.ModelDiff;
import io.throughline.models.ModelSource;
import io.throughline.process.ModelEngine;
import io.throughline.studio.ModelRelease.Source;
import io.throughline.studio.ModelRelease.State;
import io.throughline.studio.ReleaseEvents.ModelsProposed;
import io.throughline.studio.ReleaseEvents.ReleaseApproved;
import io.throughline.studio.ReleaseEvents.ReleaseDiscarded;
import io.throughline.studio.ReleaseEvents.ReleaseTakenBack;
import io.throughline.studio.ReleaseEvents.ReleaseWentLive;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposed, checked, approved by a second person, live: a release on its way, and back again. Whatever fails changes nothing. */
@Service
public class Releases {
    private final ReleaseTable table;
    private final ModelEngine engine;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;
    private final StudioSettings settings;
    private final ObjectMapper json;

    Releases(ReleaseTable table, ModelEngine engine, FirmClock clock, ApplicationEventPublisher events, StudioSettings settings, ObjectMapper json) {
        this.table = table;
        this.engine = engine;
        this.clock = clock;
        this.events = events;
        this.settings = settings;
        this.json = json;
    }

    /** Lays the files over what is live, checks the whole, and keeps it as a draft. */
    @Transactional
    public ModelRelease propose(String name, String note, Map<String, byte[]> files, Source source) {
        if (files.isEmpty()) throw new InvalidInput("files", "is missing: bring at least one model, table or form");
        var placed = new TreeMap<String, byte[]>();
        files.forEach((given, content) -> placed.put(ReleaseFiles.place(given), content));
        var live = table.live();
        var yours = live.map(l -> table.files(l.id())).orElse(List.of());
        return keep(name, note, source, live.map(ModelRelease::id).orElse(null), yours, ReleaseFiles.laidOver(yours, placed), true);
    }

    /** {@code strict}: what does not pass the check is not even kept. */
    ModelRelease keep(String name, String note, Source source, Long basedOn, List<ModelSource> before, List<ModelSource> after, boolean strict) {
        var findings = engine.check(after);
        if (strict && findings.stream().anyMatch(Finding::isError)) throw new ReleaseRefused(findings.stream().filter(Finding::isError).toList());
        var changes = ModelDiff.between(before, after);
        if (changes.isEmpty() && strict) throw new InvalidInput("files", "change nothing: what is live says the same already");
        var title = name == null || name.isBlank() ? changes.stream().map(c -> stem(c.file())).distinct().limit(4).collect(Collectors.joining(", ")) : name.strip();
        long id = table.add(title, note == null ? "" : note.strip(), source, basedOn, ReleaseFiles.hash(after), text(findings), clock.instant(), Actor.current(), after);
        events.publishEvent(new ModelsProposed(id, source.name(), ReleaseFiles.hash(after), words(changes), note == null || note.isBlank() ? null : note.strip()));
        return table.get(id);
    }

    @Transactional
    public ModelRelease approve(long id, String comment) {
        var release = table.locked(id);
        if (release.state() != State.DRAFT) throw new Refused("Release %d is %s; only a draft is approved.".formatted(id, release.state().name().toLowerCase()));
        if (release.proposedBy().equals(Actor.current())) throw new Refused("A second person approves: you proposed release %d yourself.".formatted(id));
        table.approved(id, clock.instant(), Actor.current());
        events.publishEvent(new ReleaseApproved(id, release.contentHash(), comment));
        return table.get(id);
    }

    @Transactional
    public ModelRelease discard(long id, String reason) {
        var release = table.locked(id);
        if (release.state() != State.DRAFT && release.state() != State.APPROVED) throw new Refused("Release %d is %s and cannot be discarded.".formatted(id, release.state().name().toLowerCase()));
        table.discarded(id);
        events.publishEvent(new ReleaseDiscarded(id, reason));
        return table.get(id);
    }

    /** New cases follow it from now on; running ones go on as they were. */
    @Transactional
    public ModelRelease release(long id) {
        var release = table.locked(id);
        if (release.state() != State.APPROVED) {
            throw new Refused(release.state() == State.DRAFT ? "A second person approves release %d first.".formatted(id) : "Release %d is %s already.".formatted(id, release.state().name().toLowerCase()));
        }
        if (release.proposedBy().equals(Actor.SYSTEM) && release.approvedBy().equals(Actor.current())) {
            throw new Refused("A second person releases it: you approved release %d, and nobody proposed it.".formatted(id));
        }
        var live = table.live();
        if (live.isPresent() && !Long.valueOf(live.get().id()).equals(release.basedOn())) {
            throw new Refused("Release %d went live after this one was proposed on top of %s: propose it again, on what is live now.".formatted(live.get().id(), release.basedOn()));
        }
        if (settings.whatIfFirst() && release.triedAt() == null) throw new Refused("Try release %d on history first: what-if is asked for before a release goes live.".formatted(id));
        var files = table.files(id);
        var errors = engine.check(files).stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) throw new Refused("Release %d does not pass the check: %s".formatted(id, errors.get(0)));
        var deployment = engine.deploy(files, "release " + id);
        table.live(id, clock.instant(), Actor.current(), deployment);
        events.publishEvent(new ReleaseWentLive(id, live.map(ModelRelease::id).orElse(null), release.contentHash(), deployment, release.approvedBy()));
        return table.get(id);
    }

    /** New cases return to the release that this one took over from. */
    @Transactional
    public ModelRelease rollBack(long id, String reason) {
        var release = table.locked(id);
        if (release.state() != State.LIVE) throw new Refused("Release %d is not live; only what is live is taken back.".formatted(id));
        if (release.basedOn() == null) throw new Refused("There is no release before this one to go back to.");
        var former = table.get(release.basedOn());
        var deployment = engine.deploy(table.files(former.id()), "back to release " + former.id());
        table.live(former.id(), clock.instant(), Actor.current(), deployment);
        events.publishEvent(new ReleaseTakenBack(id, former.id(), deployment, reason));
        return table.get(former.id());
    }

    public ModelRelease get(long id) {
        return table.get(id);
    }

    public PageOf<ModelRelease> all(int page, int size) {
        return new PageOf<>(table.page(page, size), table.count(), page, size);
    }

    public List<ModelSource> files(long id) {
        return table.files(id);
    }

    /** Against what was live when it was proposed. */
    public List<FileChange> diff(long id, Locale language) {
        var release = table.get(id);
        return ModelDiff.between(release.basedOn() == null ? List.of() : table.files(release.basedOn()), table.files(id), language);
    }

    String findings(long id) {
        return table.findings(id);
    }

    private String text(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> words(List<FileChange> changes) {
        return changes.stream().flatMap(c -> c.changes().isEmpty() ? java.util.stream.Stream.of(c.file() + " " + c.what())
                : c.changes().stream().filter(x -> !x.what().equals("moved")).map(x -> c.file() + ": " + x.sentence())).limit(200).toList();
    }

    private static String stem(String file) {
        var name = file.substring(file.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }
}
