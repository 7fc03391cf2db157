package io.throughline.process;

import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.security.User;
import io.throughline.security.Users;
import java.util.HashMap;
import java.util.Map;

/** What people are called on a page; asked for once each. Whoever is no person of the firm keeps their sign-in name, and what runs by itself has none. */
public class Names {
    private final People people;
    private final Users users;
    private final Map<String, String> known = new HashMap<>();

    public Names(People people, Users users) {
        this.people = people;
        this.users = users;
    }

    /** Null for what the house did by itself. */
    public String of(String who) {
        if (who == null || who.equals(Actor.SYSTEM)) return null;
        return known.computeIfAbsent(who, w -> people.find(people.personOf(w)).map(Person::name).or(() -> users.find(w).map(User::name)).orElse(w));
    }
}
