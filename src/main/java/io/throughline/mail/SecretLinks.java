package io.throughline.mail;

import java.util.Optional;

/** Asks the house for a new secret address where a letter is sent again; answered by whoever gives such links out. */
@FunctionalInterface
public interface SecretLinks {

    /** {@code about} like {@code invoice:42}; empty where that has no link. */
    Optional<String> fresh(String about);
}
