package io.throughline.evidence.story;

import io.throughline.evidence.Evidence;
import io.throughline.evidence.dossier.Dossiers;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/evidence/invoices")
@PreAuthorize(Evidence.READERS)
class StoryController {
    private final Stories stories;
    private final Dossiers dossiers;
    private final StoryPrint print;

    StoryController(Stories stories, Dossiers dossiers, StoryPrint print) {
        this.stories = stories;
        this.dossiers = dossiers;
        this.print = print;
    }

    /** From the project's confirmation to the last cent; questions and answers in English. */
    @GetMapping("/{number}/story")
    Story story(@PathVariable String number) {
        return stories.of(number, Locale.UK);
    }

    /** To read on paper, in the language asked for. */
    @GetMapping("/{number}/story.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number, Locale language) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + number + "-story.pdf\"")
                .body(print.pdf(stories.of(number, language), language));
    }

    /** To take away and check without us. */
    @GetMapping("/{number}/dossier.zip")
    ResponseEntity<byte[]> dossier(@PathVariable String number, Locale language) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip")).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + number + "-dossier.zip\"")
                .body(dossiers.of(number, language));
    }
}
