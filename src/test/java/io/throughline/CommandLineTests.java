package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A wrong call is told in one line, before anything is started. */
class CommandLineTests {

    private record Said(int exit, List<String> lines) {}

    private static Said call(String... args) {
        var err = new StringWriter();
        int exit = Throughline.commandLine().setErr(new PrintWriter(err, true)).execute(args);
        return new Said(exit, err.toString().lines().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "99999", "-1", "80 80", "", "8080x", "1e3"})
    void namesAPortThatIsNone(String port) {
        var said = call("serve", "--server.port=" + port);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.lines()).singleElement().asString().contains("--server.port", "'" + port + "'", "65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve nonsense", "replay", "replay firm --out", "import", "worker --throughline.url=nowhere --throughline.token=x", "worker --throughline.url=http://localhost:1",
            "replay firm --out out --until yesterday", "check --format yaml", "nothing-of-the-kind"})
    void isNotACall(String line) {
        var said = call(line.split(" "));
        assertThat(said.exit()).as(said.toString()).isEqualTo(2);
        assertThat(said.lines()).as(line).hasSize(1);
    }

    @Test
    void namesASettingThatCannotBeRead() {
        var failure = failureOf(() -> new Binder(new MapConfigurationPropertySource(Map.of("server.shutdown-seconds", "soon"))).bind("server.shutdown-seconds", Bindable.of(Integer.class)));
        assertThat(StartFailure.isWrongSetting(failure)).isTrue();
        assertThat(StartFailure.inWords(new IllegalStateException(failure))).isEqualTo("--server.shutdown-seconds: 'soon' cannot be read as a value of this setting.");
        assertThat(StartFailure.isWrongSetting(new IllegalStateException("full disk"))).isFalse();
    }

    private static Throwable failureOf(Runnable deed) {
        try {
            deed.run();
            throw new AssertionError("it went well");
        } catch (RuntimeException failure) {
            return failure;
        }
    }
}
