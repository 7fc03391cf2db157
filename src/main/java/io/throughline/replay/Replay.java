package io.throughline.replay;

import io.throughline.firm.FirmClock;
import io.throughline.process.VirtualTime;
import io.throughline.replay.deed.Agenda;
import io.throughline.replay.deed.InvoiceDeeds;
import io.throughline.replay.deed.NewTasks;
import io.throughline.replay.deed.Notices;
import io.throughline.replay.deed.Progress;
import io.throughline.replay.deed.ProjectDeeds;
import io.throughline.replay.deed.WeekDeeds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * Runs a firm's history: time moves on to the next instant at which a job is due or somebody has something to do, everything of that instant is
 * done, and then it moves on. Ends when every project is closed, at the given day, or when nothing more can happen.
 */
public final class Replay {
    /** How long a standstill is watched for something that still comes of itself. */
    private static final int PATIENCE_DAYS = 62;
    private final FirmClock clock;
    private final VirtualTime time;
    private final Notices notices;
    private final WeekDeeds weeks;
    private final ProjectDeeds projects;
    private final InvoiceDeeds invoices;
    private final NewTasks newTasks;
    private final Agenda agenda;
    private final int toClose;
    private LocalDateTime lastDeed;

    public Replay(FirmClock clock, VirtualTime time, Notices notices, WeekDeeds weeks, ProjectDeeds projects, InvoiceDeeds invoices, NewTasks newTasks, Agenda agenda, int toClose) {
        this.clock = clock;
        this.time = time;
        this.notices = notices;
        this.weeks = weeks;
        this.projects = projects;
        this.invoices = invoices;
        this.newTasks = newTasks;
        this.agenda = agenda;
        this.toClose = toClose;
    }

    /** {@code until} is the last day that is played, null for the whole history. */
    public void run(LocalDate until, Progress progress) {
        lastDeed = clock.now();
        time.drain();
        for (var next = next(); next != null && goesOn(next, until); next = next()) {
            time.stepTo(next);
            react();
            if (actUpTo(next)) {
                time.drain();
                react();
            }
            progress.at(clock.now());
        }
        progress.done(clock.now());
    }

    /** Answers whether anybody did anything. */
    private boolean actUpTo(Instant instant) {
        boolean acted = false;
        for (var deed = agenda.takeUpTo(instant); deed.isPresent(); deed = agenda.takeUpTo(instant)) {
            act(deed.get());
            lastDeed = clock.now();
            acted = true;
        }
        return acted;
    }

    private boolean goesOn(Instant next, LocalDate until) {
        var at = LocalDateTime.ofInstant(next, ZoneId.systemDefault());
        if (until != null && at.toLocalDate().isAfter(until)) return false;
        return notices.closed() < toClose && at.isBefore(lastDeed.plusDays(PATIENCE_DAYS));
    }

    private void act(Agenda.Deed deed) {
        try {
            if (deed.rank() > 0) time.drain();
            deed.doing().run();
        } catch (RuntimeException e) {
            throw new ReplayStopped("%s: could not go on while %s: %s".formatted(clock.now(), deed.what(), e.getMessage()), e);
        }
    }

    /** What is answered the moment it is asked, and what is asked because of that. */
    private void react() {
        try {
            while (weeks.answerAtOnce() | projects.answerAtOnce() | invoices.answerAtOnce() | newTasks.answerAtOnce()) time.drain();
        } catch (RuntimeException e) {
            throw new ReplayStopped("%s: could not answer a task: %s".formatted(clock.now(), e.getMessage()), e);
        }
        invoices.plan(agenda);
        projects.planCloseouts(agenda, clock.today());
    }

    private Instant next() {
        return Stream.concat(agenda.next().stream(), time.nextDue().stream()).min(Instant::compareTo).orElse(null);
    }
}
