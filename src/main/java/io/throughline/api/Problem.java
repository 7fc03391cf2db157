package io.throughline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A refusal as every door writes it (RFC 9457): {@code errors} names the fields, where fields are to blame. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<InvalidInput.Problem> errors) {

    public static Problem of(HttpStatus status, String sentence) {
        return of(status, sentence, List.of());
    }

    public static Problem of(HttpStatus status, String sentence, List<InvalidInput.Problem> errors) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), sentence, errors);
    }
}
