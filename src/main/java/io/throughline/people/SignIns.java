package io.throughline.people;

import java.util.Optional;

/** A question of this room to the one that lets people in: whose hours and tasks a sign-in stands for. */
public interface SignIns {
    /** The person behind a sign-in; empty for an outsider, or where there is no such sign-in. */
    Optional<String> personOf(String username);

    /** The sign-in of a person, the one of the same name first. */
    Optional<String> userOf(String personCode);

    /** How many may come in with the role: a rule that asks for a second person must know whether there is one. */
    int with(String role);
}
