package io.throughline.studio;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.api.PageOf;

import io.throughline.studio.ModelRelease.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The analyst's releases: proposed and checked, compared, approved by a second person, live, moved to, taken back. */
@RestController
@RequestMapping("/api/v1/models")
class ModelsController {
    private static final String READ = "hasAnyRole('ANALYST','DIRECTOR','ADMIN','AUDITOR')";
    private static final String CHANGE = "hasAnyRole('ANALYST','DIRECTOR','ADMIN')";
    private final Releases releases;
    private final ReleaseStory story;
    private final Migrations migrations;
    private final RunningModels running;
    private final WhatIfs whatIfs;

    ModelsController(Releases releases, ReleaseStory story, Migrations migrations, RunningModels running, WhatIfs whatIfs) {
        this.releases = releases;
        this.story = story;
        this.migrations = migrations;
        this.running = running;
        this.whatIfs = whatIfs;
    }

    /** {@code findings}: what the check warned of. */
    record ReleaseAnswer(long id, String name, String note, Source source, ModelRelease.State state, Long basedOn, String contentHash, Instant proposedAt, String proposedBy,
            Instant triedAt, Instant approvedAt, String approvedBy, Instant liveAt, String liveBy, List<String> files, @JsonRawValue String findings) {}

    /** {@code files}: contents as text by name; folders are found by the ending where the name has none. */
    record Proposal(String name, String note, Map<String, JsonNode> files) {}

    record Comment(String comment, String reason) {
        static String of(Comment given) {
            return given == null ? null : given.reason() == null ? given.comment() : given.reason();
        }
    }

    /** {@code cases}: {@code new} (the default) or {@code all}, which moves running ones as well. */
    record HowToRelease(String cases) {}

    record Released(ReleaseAnswer release, Migrations.Report migration, List<RunningModels.Version> running) {}

    record Move(Map<String, Map<String, String>> plan, boolean dryRun) {}

    @GetMapping
    @PreAuthorize(READ)
    PageOf<ReleaseAnswer> all(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return releases.all(page, size).map(this::answer);
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    ReleaseAnswer one(@PathVariable long id) {
        return answer(releases.get(id));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(CHANGE)
    ReleaseAnswer upload(MultipartHttpServletRequest request, @RequestParam(required = false) String name, @RequestParam(required = false) String note) {
        var parts = request.getMultiFileMap().values().stream().flatMap(List::stream).collect(Collectors.toList());
        return answer(releases.propose(name, note, UploadedFiles.of(parts), Source.UPLOAD));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(CHANGE)
    ReleaseAnswer propose(@RequestBody Proposal proposal) {
        var files = new TreeMap<String, byte[]>();
        if (proposal.files() != null) proposal.files().forEach((name, text) -> files.put(name, text.asText().getBytes(StandardCharsets.UTF_8)));
        return answer(releases.propose(proposal.name(), proposal.note(), files, Source.UPLOAD));
    }

    @GetMapping("/{id}/diff")
    @PreAuthorize(READ)
    ReleaseStory.Diff diff(@PathVariable long id) {
        return story.diff(id, Locale.ENGLISH);
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize(CHANGE)
    ReleaseAnswer approve(@PathVariable long id, @RequestBody(required = false) Comment comment) {
        return answer(releases.approve(id, Comment.of(comment)));
    }

    @PostMapping("/{id}/discard")
    @PreAuthorize(CHANGE)
    ReleaseAnswer discard(@PathVariable long id, @RequestBody(required = false) Comment reason) {
        return answer(releases.discard(id, Comment.of(reason)));
    }

    @PostMapping("/{id}/release")
    @PreAuthorize(CHANGE)
    Released release(@PathVariable long id, @RequestBody(required = false) HowToRelease how) {
        if (how != null && how.cases() != null && !List.of("new", "all").contains(how.cases())) {
            throw new io.throughline.api.InvalidInput("cases", "'%s' is neither new nor all".formatted(how.cases()));
        }
        var live = releases.release(id);
        var moved = how != null && "all".equals(how.cases()) ? migrations.migrate(id, Map.of()) : null;
        return new Released(answer(live), moved, running.versions());
    }

    @PostMapping("/{id}/roll-back")
    @PreAuthorize(CHANGE)
    Released rollBack(@PathVariable long id, @RequestBody(required = false) Comment reason) {
        return new Released(answer(releases.rollBack(id, Comment.of(reason))), null, running.versions());
    }

    @GetMapping("/{id}/migrate")
    @PreAuthorize(READ)
    Migrations.Report foresee(@PathVariable long id) {
        return migrations.foresee(id, Map.of());
    }

    /** Without {@code dryRun} it is done; the report tells each case. */
    @PostMapping("/{id}/migrate")
    @PreAuthorize(CHANGE)
    Migrations.Report migrate(@PathVariable long id, @RequestBody(required = false) Move move) {
        Map<String, Map<String, String>> own = move == null || move.plan() == null ? Map.of() : move.plan();
        return move != null && move.dryRun() ? migrations.foresee(id, own) : migrations.migrate(id, own);
    }

    @GetMapping("/{id}/migration")
    @PreAuthorize(READ)
    MigrationTable.Progress progress(@PathVariable long id) {
        return migrations.progress(id).orElseThrow(() -> new io.throughline.api.Unknown("migration to release", String.valueOf(id)));
    }

    /** {@code months} of history up to {@code until}; 3 and today unless said. */
    record HowToTry(Integer months, LocalDate until) {}

    /** Plays the installation's last months by what is live and by the release, beside its work; ask again how far it is. */
    @PostMapping("/{id}/what-if")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize(CHANGE)
    WhatIfTable.Try tryOnHistory(@PathVariable long id, @RequestBody(required = false) HowToTry how) {
        return whatIfs.start(id, how == null || how.months() == null ? WhatIfs.MONTHS : how.months(), how == null ? null : how.until());
    }

    /** The last try: under way, done with its result, or broken off with the reason. */
    @GetMapping("/{id}/what-if")
    @PreAuthorize(READ)
    WhatIfTable.Try whatIf(@PathVariable long id) {
        return whatIfs.last(id).orElseThrow(() -> new io.throughline.api.Unknown("what-if of release", String.valueOf(id)));
    }

    /** Which versions run, of which release, with how many cases. */
    @GetMapping("/running")
    @PreAuthorize(READ)
    List<RunningModels.Version> running() {
        return running.versions();
    }

    /** Element by element: what stands there, what failed, what was done in the period and how long it took at the median. */
    @GetMapping("/running/{process}")
    @PreAuthorize(READ)
    List<RunningModels.Element> elements(@PathVariable String process, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return running.elements(process, from, to);
    }

    private ReleaseAnswer answer(ModelRelease r) {
        return new ReleaseAnswer(r.id(), r.name(), r.note(), r.source(), r.state(), r.basedOn(), r.contentHash(), r.proposedAt(), r.proposedBy(), r.triedAt(), r.approvedAt(),
                r.approvedBy(), r.liveAt(), r.liveBy(), story.changedFiles(r), releases.findings(r.id()));
    }
}
