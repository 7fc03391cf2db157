package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a client is asked to agree to, and the answer. {@code about}: of a change order its number, of an overrun the last day of the work; {@code amount}: what
 * all work at rates comes to with the overrun, in the project's currency. {@code saidBy}: who at the client; {@code linkId}: the door they came by, null where
 * {@code answeredBy}, one of the house, wrote down what was said.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consent(long id, String projectCode, Kind kind, String about, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String words, String document, String documentSha256,
                      String askedBy, Instant askedAt, State state, String saidBy, String comment, String linkId, Long contactId, String answeredBy, Instant answeredAt) {

    public enum Kind { OVERRUN, CHANGE_ORDER }

    public enum State { OPEN, ACCEPTED, REFUSED, WITHDRAWN }

    public boolean open() {
        return state == State.OPEN;
    }

    /** What is put to the client: what they say by agreeing, and what lies before them. */
    public record Question(String words, String document) {}

    /** {@code linkId} and {@code contactId} are null where somebody of the house writes down what was said. */
    public record Answer(boolean accepted, String saidBy, String comment, String linkId, Long contactId) {}
}
