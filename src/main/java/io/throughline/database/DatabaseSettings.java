package io.throughline.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code throughline.data}: the folder of the embedded database; the demo has one of its own inside it that only the demo opens. {@code thrownAway}: the books of a play. */
@ConfigurationProperties("throughline")
record DatabaseSettings(@DefaultValue("data") Path data, @DefaultValue("false") boolean demo, @DefaultValue("false") boolean thrownAway) {

    Path folder() {
        return demo ? data.resolve("demo") : data.resolve("books");
    }
}
