package io.throughline.project;

import java.util.List;
import java.util.Optional;

public interface Clients {
    Client get(String code);

    Optional<Client> find(String code);

    List<Client> all();

    Client register(Client client);

    Client change(Client client);
}
