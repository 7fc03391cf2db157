package io.throughline.api;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A failure of ours: the caller gets a number to quote, the log gets the rest. */
public final class Unexpected {
    private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);

    private Unexpected() {}

    public static ResponseEntity<Problem> answer(Exception e) {
        return ResponseEntity.internalServerError().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem(e));
    }

    static Problem problem(Exception e) {
        var id = MDC.get(RequestNumber.KEY) == null ? UUID.randomUUID().toString().substring(0, 8) : MDC.get(RequestNumber.KEY);
        LOG.error("unexpected failure {}", id, e);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong that should not; the log tells more under %s.".formatted(id));
    }
}
