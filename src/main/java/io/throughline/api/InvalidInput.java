package io.throughline.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What was handed in cannot be taken; each problem names its field. Doors answer 400 with the list. */
public class InvalidInput extends RuntimeException {

    @Schema(name = "FieldProblem")
    public record Problem(String field, String message) {}

    private final transient List<Problem> problems;

    public InvalidInput(List<Problem> problems) {
        super(String.join("; ", problems.stream().map(p -> p.field() + ": " + p.message()).toList()));
        this.problems = List.copyOf(problems);
    }

    public InvalidInput(String field, String message) {
        this(List.of(new Problem(field, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
