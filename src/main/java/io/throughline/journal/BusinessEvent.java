package io.throughline.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A fact of the business, in the past tense: a record that its module publishes through Spring's event publisher.
 * The journal writes it down in the same transaction; upper floors listen. It carries ids, never names of people.
 */
public interface BusinessEvent {

    /** What the fact is about, as {@code kind:id}, e.g. {@code invoice:42} or {@code project:PC2-PBC21}. */
    @JsonIgnore
    String subject();

    /** Why, where a person was asked for a reason; otherwise null. */
    default String reason() {
        return null;
    }
}
