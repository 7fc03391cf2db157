package io.throughline.studio;

import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.models.Catalogue;
import io.throughline.page.NavigationEntry;
import io.throughline.process.ModelEngine;
import io.throughline.studio.ModelRelease.Source;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The analyst's room: releases and what they change, what runs where, and the building blocks to draw with. */
@Controller
@RequestMapping("/models")
@PreAuthorize("hasAnyRole('ANALYST','DIRECTOR','ADMIN','AUDITOR')")
class ModelsPage {
    private static final String CHANGE = "hasAnyRole('ANALYST','DIRECTOR','ADMIN')";
    private static final int ROWS = 25;
    private final Releases releases;
    private final ReleaseStory story;
    private final Migrations migrations;
    private final RunningModels running;
    private final ModelEngine engine;
    private final FirmClock clock;
    private final BlockWords words;
    private final FolderDrop folder;

    ModelsPage(Releases releases, ReleaseStory story, Migrations migrations, RunningModels running, ModelEngine engine, FirmClock clock, BlockWords words, FolderDrop folder) {
        this.releases = releases;
        this.story = story;
        this.migrations = migrations;
        this.running = running;
        this.engine = engine;
        this.clock = clock;
        this.words = words;
        this.folder = folder;
    }

    @Bean
    static NavigationEntry modelReleases() {
        return NavigationEntry.of(NavigationEntry.Group.ENGINE, 10, "models", "/models", "ANALYST", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("releases", releases.all(Math.max(page, 0), ROWS));
        model.addAttribute("running", running.versions());
        model.addAttribute("refused", folder.refused());
        return "studio/models";
    }

    @PostMapping
    @PreAuthorize(CHANGE)
    String upload(@RequestParam(required = false) List<MultipartFile> files, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String note) {
        return "redirect:/models/" + releases.propose(name, note, UploadedFiles.of(files == null ? List.of() : files), Source.UPLOAD).id();
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model, Locale language) {
        var release = releases.get(id);
        model.addAttribute("release", release);
        model.addAttribute("diff", story.diff(id, language));
        model.addAttribute("progress", migrations.progress(id).orElse(null));
        model.addAttribute("own", release.proposedBy().equals(Actor.current()));
        return "studio/release";
    }

    /** A file of a release, for the picture. */
    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable long id, @RequestParam String name) {
        return text(releases.files(id).stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow(() -> new Unknown("file", name)).content());
    }

    @PostMapping("/{id}/{deed}")
    @PreAuthorize(CHANGE)
    String act(@PathVariable long id, @PathVariable String deed, @RequestParam(defaultValue = "") String reason) {
        switch (deed) {
            case "approve" -> releases.approve(id, reason);
            case "release" -> releases.release(id);
            case "discard" -> releases.discard(id, reason);
            case "roll-back" -> {
                return "redirect:/models/" + releases.rollBack(id, reason).id();
            }
            default -> throw new Unknown("deed", deed);
        }
        return "redirect:/models/" + id;
    }

    @GetMapping("/running/{process}")
    String live(@PathVariable String process, @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, Model model) {
        var until = to == null ? clock.today() : to;
        var since = from == null ? until.minusDays(30) : from;
        model.addAttribute("process", process);
        model.addAttribute("from", since);
        model.addAttribute("to", until);
        model.addAttribute("name", running.versions().stream().filter(v -> v.process().equals(process)).map(v -> v.name()).findFirst().orElse(process));
        model.addAttribute("elements", running.elements(process, since, until));
        return "studio/running";
    }

    @GetMapping("/running/{process}/drawing")
    ResponseEntity<byte[]> drawing(@PathVariable String process) {
        return text(running.drawing(process).getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> text(byte[] content) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(content);
    }

    /** One kind at a time; those that say {@code q} somewhere. */
    @GetMapping("/catalogue")
    String catalogue(@RequestParam(defaultValue = "steps") String kind, @RequestParam(defaultValue = "") String q, Model model, Locale language) {
        var catalogue = engine.catalogue();
        var kinds = new LinkedHashMap<String, List<Catalogue.Entry>>();
        kinds.put("steps", words.of(catalogue.steps().values(), q, language));
        kinds.put("topics", words.of(catalogue.topics().values(), q, language));
        kinds.put("messages", words.of(catalogue.messages().values(), q, language));
        kinds.put("tables", words.of(catalogue.tables().values(), q, language));
        if (!kinds.containsKey(kind)) throw new Unknown("kind of block", kind);
        model.addAttribute("kinds", kinds);
        model.addAttribute("kind", kind);
        model.addAttribute("q", q);
        return "studio/catalogue";
    }
}
