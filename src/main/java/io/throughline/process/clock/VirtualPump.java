package io.throughline.process.clock;

import io.throughline.process.VirtualTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** While a virtual clock stands still, what falls due through people's deeds is done soon after. */
@Configuration
@EnableScheduling
@ConditionalOnExpression("'${throughline.clock:real}' == 'virtual' && ${throughline.pump:true}")
class VirtualPump {
    private final VirtualTime time;

    VirtualPump(VirtualTime time) {
        this.time = time;
    }

    @Scheduled(fixedDelay = 200)
    void drain() {
        time.drain();
    }
}
