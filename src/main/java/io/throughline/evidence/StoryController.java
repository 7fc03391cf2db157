package io.throughline.evidence;

import java.util.Locale;
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

    StoryController(Stories stories) {
        this.stories = stories;
    }

    /** From the project's confirmation to the last cent; questions and answers in English. */
    @GetMapping("/{number}/story")
    Story story(@PathVariable String number) {
        return stories.of(number, Locale.UK);
    }
}
