package io.throughline.process.task;

import io.throughline.firm.FirmClock;
import io.throughline.firm.WorkCalendar;
import io.throughline.models.Step;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code morning-digest}: one letter a working morning instead of one a task. */
@Configuration(proxyBeanMethods = false)
class MorningDigest {

    @Bean
    @Step("Writes to everybody for whom something waits and who wants it one letter with all of it; nothing on holidays.")
    JavaDelegate writeDigests(Digests digests, WorkCalendar calendar, FirmClock clock) {
        return execution -> {
            if (calendar.isWorkingDay(clock.today())) digests.write(clock.today());
        };
    }
}
