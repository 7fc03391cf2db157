package io.throughline.people;

import java.util.List;
import java.util.Optional;

/** Who works here. Owner of this room: turn this interface into the facade class. */
public interface People {
    Person get(String code);

    Optional<Person> find(String code);

    List<Person> all();

    /** New person; publishes PersonJoined. Refuses a code that exists. */
    Person register(Person person);

    /** Publishes PersonChanged with before and after. */
    Person change(Person person);
}
