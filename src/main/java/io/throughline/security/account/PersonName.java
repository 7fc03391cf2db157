package io.throughline.security.account;

import org.camunda.bpm.engine.identity.User;

/** A name as the engine keeps it: the last word apart. */
public record PersonName(String first, String last) {

    public static PersonName of(String name) {
        var words = name.strip();
        int gap = words.lastIndexOf(' ');
        return gap < 0 ? new PersonName(words, "") : new PersonName(words.substring(0, gap), words.substring(gap + 1));
    }

    public void into(User user) {
        user.setFirstName(first);
        user.setLastName(last);
    }
}
