package io.throughline.process;

import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.process.engine.EngineClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Time that is moved by hand: on to the next due instant, everything due there done, then on; never in one jump, never back.
 * Only one thread moves time or does what is due.
 */
@Component
public class VirtualTime {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualTime.class);
    private final FirmClock clock;
    private final Firm firm;
    private final ManagementService management;
    private final ObjectProvider<Workers> workers;
    private final ReentrantLock turn = new ReentrantLock();

    VirtualTime(FirmClock clock, Firm firm, ManagementService management, ObjectProvider<Workers> workers) {
        this.clock = clock;
        this.firm = firm;
        this.management = management;
        this.workers = workers;
    }

    /** Moves on to the instant, by way of every due instant before it. */
    public void moveTo(Instant to) {
        turn.lock();
        try {
            drain();
            for (var next = nextDue(); next.isPresent() && !next.get().isAfter(to); next = nextDue()) {
                arriveAt(next.get());
            }
            arriveAt(to);
        } finally {
            turn.unlock();
        }
    }

    /** Kept first: after a kill in the middle of the instant, time stands where its deeds were done. */
    private void arriveAt(Instant now) {
        firm.rememberVirtualNow(now);
        set(now);
        drain();
    }

    /** Straight to the instant, for a caller that drained before and knows from {@link #nextDue} that nothing falls due in between. */
    public void stepTo(Instant next) {
        turn.lock();
        try {
            set(next);
            // Nothing was open before; without a job there is no outside work either.
            if (doJobs() > 0) doOutsideWork();
        } finally {
            turn.unlock();
        }
    }

    /** Does all jobs and outside work that are due now, and what follows from them at this instant; answers how many. */
    public int drain() {
        turn.lock();
        try {
            return doJobs() + doOutsideWork();
        } finally {
            turn.unlock();
        }
    }

    /** When the next timer or retry is due; empty when nothing waits for time. */
    public Optional<Instant> nextDue() {
        return management.createJobQuery().active().withRetriesLeft().duedateHigherThan(java.util.Date.from(clock.instant()))
                .orderByJobDuedate().asc().listPage(0, 1).stream().findFirst().map(job -> job.getDuedate().toInstant());
    }

    /** And the jobs that come of it. */
    private int doOutsideWork() {
        int total = 0;
        for (int outside = workOff(); outside > 0; outside = workOff()) total += outside + doJobs();
        return total;
    }

    private int doJobs() {
        int total = 0;
        for (var due = due(); !due.isEmpty(); due = due()) {
            due.forEach(this::run);
            total += due.size();
        }
        return total;
    }

    private List<Job> due() {
        return management.createJobQuery().active().executable().orderByJobPriority().desc().orderByJobDuedate().asc().listPage(0, 200);
    }

    private int workOff() {
        return workers.stream().mapToInt(Workers::workOff).sum();
    }

    private void run(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException e) {
            // The engine has counted a retry down or opened an incident; a job that another's end took away is gone.
            LOG.info("job {} of {} did not succeed: {}", job.getId(), job.getProcessDefinitionKey(), e.getMessage());
        }
    }

    private void set(Instant now) {
        if (now.isBefore(clock.instant())) return;
        clock.moveTo(now);
        EngineClock.set(now);
    }
}
