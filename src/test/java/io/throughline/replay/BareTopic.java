package io.throughline.replay;

import io.throughline.connector.TopicHandler;
import java.util.Map;
import org.springframework.context.annotation.Bean;

/** Outside work that is none, on a topic that nobody else serves here. */
class BareTopic {
    static final String NAME = "push-analytics";

    @Bean
    TopicHandler bare() {
        return TopicHandler.of(NAME, job -> Map.of());
    }
}
