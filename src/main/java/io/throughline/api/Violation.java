package io.throughline.api;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;

/** What the database refused, in words: constraints are named in the migrations so that their names can be read. */
public record Violation(HttpStatus status, String sentence) {

    public static Violation of(Exception e) {
        if (!(NestedExceptionUtils.getMostSpecificCause(e) instanceof PSQLException sql) || sql.getServerErrorMessage() == null) {
            return new Violation(CONFLICT, "The books refuse this as it stands.");
        }
        var error = sql.getServerErrorMessage();
        var rule = error.getConstraint() == null ? "" : error.getConstraint().replace('_', ' ');
        return switch (sql.getSQLState()) {
            case "23505" -> new Violation(CONFLICT, "There is one already (%s)%s.".formatted(rule, detail(error)));
            case "23503" -> new Violation(CONFLICT, "It refers to something that does not exist, or something still refers to it (%s).".formatted(rule));
            case "23514" -> new Violation(CONFLICT, "A rule of the books refuses this: %s.".formatted(rule));
            case "23502" -> new Violation(BAD_REQUEST, "%s is missing.".formatted(error.getColumn()));
            case "23001", "P0001" -> new Violation(CONFLICT, error.getMessage());
            case "22021", "22P05" -> new Violation(BAD_REQUEST, "A text holds a character that cannot be kept.");
            case "22001" -> new Violation(BAD_REQUEST, "A text is too long.");
            case "22003" -> new Violation(BAD_REQUEST, "A number is too large.");
            default -> new Violation(CONFLICT, "The books refuse this as it stands (%s).".formatted(sql.getSQLState()));
        };
    }

    /** {@code Key (code)=(ACME) already exists.} tells which. */
    private static String detail(ServerErrorMessage error) {
        var detail = error.getDetail();
        return detail == null || !detail.startsWith("Key ") ? "" : ": " + detail.substring(4).replace(" already exists.", "").replace(")=(", ") is (");
    }
}
