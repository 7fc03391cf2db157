package io.throughline.page;

import java.util.Optional;

/** Something about the house that whoever works with it should know wherever they are: a bean in the room that knows it. Asked for every page: it has to be cheap. */
public interface Notice {

    /** {@code link} and {@code linkText}: where there is more about it. */
    record Shown(String sentence, String link, String linkText) {}

    /** In the reader's language; empty where all is well or it is not for who is signed in. */
    Optional<Shown> now();
}
