package io.throughline.security;

import org.camunda.bpm.engine.identity.User;

/** A name as the engine keeps it: the last word apart. */
record PersonName(String first, String last) {

    static PersonName of(String name) {
        var words = name.strip();
        int gap = words.lastIndexOf(' ');
        return gap < 0 ? new PersonName(words, "") : new PersonName(words.substring(0, gap), words.substring(gap + 1));
    }

    void into(User user) {
        user.setFirstName(first);
        user.setLastName(last);
    }
}
