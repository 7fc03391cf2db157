package io.throughline.evidence.model;

import io.throughline.evidence.Evidence;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Models, tables and forms as they were deployed, word for word. */
@RestController
@RequestMapping("/api/v1/evidence/models")
@PreAuthorize(Evidence.READERS)
class ModelController {
    private final ModelCopies models;

    ModelController(ModelCopies models) {
        this.models = models;
    }

    @GetMapping("/{definitionId}")
    ResponseEntity<byte[]> model(@PathVariable String definitionId) {
        var copy = models.get(definitionId);
        return ResponseEntity.ok().contentType(copy.kind().equals("FORM") ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + copy.resource().replaceAll(".*/", "") + "\"").body(copy.content());
    }
}
