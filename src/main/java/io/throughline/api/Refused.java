package io.throughline.api;

import java.util.List;

/** The state of things, or who is asking, does not allow it; the message says why and what to do. Doors answer 409. */
public class Refused extends IllegalStateException {

    private final String field;

    public Refused(String message) {
        this(null, message);
    }

    /** One field is to blame, such as a code that is taken. */
    public Refused(String field, String message) {
        super(message);
        this.field = field;
    }

    public List<InvalidInput.Problem> problems() {
        return field == null ? List.of() : List.of(new InvalidInput.Problem(field, getMessage()));
    }
}
