package io.throughline.process.clock;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.process.VirtualTime;
import io.throughline.process.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hand on a virtual clock. */
@RestController
@RequestMapping("/api/v1/clock")
@ConditionalOnProperty(name = "throughline.clock", havingValue = "virtual")
class ClockController {
    private static final Duration FURTHEST = Duration.ofDays(3700);
    private final FirmClock clock;
    private final VirtualTime time;
    private final ExternalTaskService external;
    private final ObjectProvider<Workers> workers;

    ClockController(FirmClock clock, VirtualTime time, ExternalTaskService external, ObjectProvider<Workers> workers) {
        this.clock = clock;
        this.time = time;
        this.external = external;
        this.workers = workers;
    }

    record To(String to) {}

    record OpenWork(String topic, String businessKey, String waitingFor) {}

    /** {@code openWork}: outside tasks that nobody here serves, or that failed and wait. */
    record Now(OffsetDateTime now, Instant nextDue, List<OpenWork> openWork) {}

    @GetMapping
    Now now() {
        var served = workers.stream().flatMap(w -> w.topics().stream()).toList();
        var open = external.createExternalTaskQuery().listPage(0, 500).stream().map(t -> new OpenWork(t.getTopicName(), t.getBusinessKey(), why(t, served))).toList();
        return new Now(ZonedDateTime.now(clock).toOffsetDateTime(), time.nextDue().orElse(null), open);
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Now move(@RequestBody To request) {
        var to = parse(request.to());
        if (to.isBefore(clock.instant())) {
            throw new InvalidInput("to", "time does not go back: it is " + ZonedDateTime.now(clock).toOffsetDateTime());
        }
        if (to.isAfter(clock.instant().plus(FURTHEST))) {
            throw new InvalidInput("to", "is more than %d days ahead: every day on the way is lived through, so go in steps".formatted(FURTHEST.toDays()));
        }
        time.moveTo(to);
        return now();
    }

    /** An instant with offset, or local date and time, or a date (its first minute) in the firm's zone. */
    private static Instant parse(String text) {
        if (text == null || text.isBlank()) throw new InvalidInput("to", "is missing; write 2026-03-01T09:00:00");
        try {
            if (text.length() <= 10) return java.time.LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
            if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d$")) return OffsetDateTime.parse(text).toInstant();
            return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidInput("to", "'%s' is no time; write 2026-03-01T09:00:00".formatted(text));
        }
    }

    private static String why(ExternalTask task, List<String> served) {
        if (!served.contains(task.getTopicName())) return "a worker for " + task.getTopicName();
        return task.getRetries() != null && task.getRetries() == 0 ? "a decision: " + task.getErrorMessage() : "its next try";
    }
}
