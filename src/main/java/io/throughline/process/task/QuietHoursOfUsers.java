package io.throughline.process.task;

import io.throughline.firm.FirmClock;
import io.throughline.mail.QuietHours;
import io.throughline.process.Moment;
import io.throughline.security.LetterWishes;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The post office's question, answered from what those who sign in wish. */
@Component
class QuietHoursOfUsers implements QuietHours {
    private final LetterWishes wishes;
    private final FirmClock clock;

    QuietHoursOfUsers(LetterWishes wishes, FirmClock clock) {
        this.wishes = wishes;
        this.clock = clock;
    }

    @Override
    public Duration of(String address) {
        return wishes.quietUntil(address, clock.now()).map(until -> Duration.between(clock.instant(), Moment.of(until).toInstant())).orElse(Duration.ZERO);
    }
}
