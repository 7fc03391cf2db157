package io.throughline.replay;

import io.throughline.connector.TopicHandler;
import java.util.Map;
import org.springframework.context.annotation.Bean;

/** Outside work that is none. */
class BareTopic {
    static final String NAME = "bare";

    @Bean
    TopicHandler bare() {
        return TopicHandler.of(NAME, job -> Map.of());
    }
}
