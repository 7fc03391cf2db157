package io.throughline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** A refusal as every door writes it (RFC 9457): {@code errors} names the fields, where fields are to blame. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<InvalidInput.Problem> errors) {
    private static final Pattern LONG = Pattern.compile("(\\S{100})\\S{100,}");

    public static Problem of(HttpStatus status, String sentence) {
        return of(status, sentence, List.of());
    }

    public static Problem of(HttpStatus status, String sentence, List<InvalidInput.Problem> errors) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), brief(sentence), errors.stream().map(e -> new InvalidInput.Problem(e.field(), brief(e.message()))).toList());
    }

    /** What somebody sent is not told back to them at length. */
    private static String brief(String sentence) {
        return sentence == null ? null : LONG.matcher(sentence).replaceAll("$1…");
    }
}
