package io.throughline.project.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.ProjectFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ThroughlineTest
class ClientsTests {
    private ProjectFixture a;
    @Autowired Clients clients;

    @BeforeEach
    void furnish(@Autowired ApplicationContext house) {
        a = new ProjectFixture(house);
    }

    @Test
    void registersAndChanges() {
        var client = clients.get(a.client());
        var changed = clients.change(new Client(client.code(), "Renamed Ltd", "GB", "GBP", 14, "new@client.example", "GB1", "1 High Street", "en"));
        assertThat(clients.get(client.code())).isEqualTo(changed);
        assertThat(clients.all()).contains(changed);
    }

    @Test
    void refusesACodeThatExists() {
        var client = clients.get(a.client());
        assertThatThrownBy(() -> clients.register(client)).isInstanceOf(Refused.class);
    }

    @Test
    void tellsEveryFieldThatIsWrongAtOnce() {
        assertThatThrownBy(() -> clients.register(new Client(" ", "two\r\nlines", "Germany", "euro", -1, "nowhere", null, null, "xx")))
                .asInstanceOf(type(InvalidInput.class)).satisfies(e -> assertThat(e.problems()).extracting(InvalidInput.Problem::field)
                        .containsExactly("code", "name", "country", "currency", "paymentTermsDays", "email", "language"));
        assertThatThrownBy(() -> clients.get("nobody")).isInstanceOf(Unknown.class);
    }
}
