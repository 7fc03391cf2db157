package io.throughline.replay.deed;

import io.throughline.expense.Expenses;
import io.throughline.firm.FirmClock;
import io.throughline.process.AgreeingAnswers;
import io.throughline.process.Inbox;
import io.throughline.process.VirtualTime;
import io.throughline.project.NewProject;
import io.throughline.project.Projects;
import io.throughline.project.RateCard;
import io.throughline.receivables.Receivables;
import io.throughline.replay.Headless;
import io.throughline.replay.Replay;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.result.ReplayResult;
import io.throughline.timesheet.Timesheets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, as a rule without its web server, on an empty database; the clock stands before the first deed. A replay's database is thrown away afterwards, the demo's stays. */
public final class Stage implements AutoCloseable {
    /** A firm's files charge nobody's VAT to the client but in these countries; everywhere else abroad is outside its scope. */
    private static final List<String> REVERSE_CHARGE = List.of("BE", "FR", "NL");
    private final FirmFiles firm;
    private final Path folder;
    private final ConfigurableApplicationContext application;
    private final double startupSeconds;
    private final boolean keep;
    private final Thread atExit = new Thread(this::clear);

    private Stage(FirmFiles firm, Path folder, boolean keep, ConfigurableApplicationContext application, double startupSeconds) {
        this.firm = firm;
        this.folder = folder;
        this.keep = keep;
        this.application = application;
        this.startupSeconds = startupSeconds;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** {@code sources}: the application's class, and beans that only this stage has. */
    public static Stage open(List<Class<?>> sources, FirmFiles firm, Path models) throws IOException {
        var settings = ofAReplay(firm);
        if (models != null) settings.add("--throughline.models=" + models);
        return open(sources, firm, Files.createTempDirectory("throughline-replay"), false, settings, false);
    }

    /** With its web server, at a port of its own, for whoever wants to look around in what was played. */
    public static Stage served(List<Class<?>> sources, FirmFiles firm) throws IOException {
        var settings = ofAReplay(firm);
        settings.add("--server.port=0");
        return open(sources, firm, Files.createTempDirectory("throughline-replay"), false, settings, true);
    }

    private static List<String> ofAReplay(FirmFiles firm) {
        // Papers are printed for whoever asks for them afterwards.
        var settings = new ArrayList<>(List.of("--throughline.papers=on-demand", "--throughline.thrown-away=true"));
        if (!firm.agreed().ofARunningFirm()) settings.add("--throughline.tax.union=" + String.join(",", REVERSE_CHARGE) + "," + firm.seller().country());
        return settings;
    }

    /** The demo's stage, in its own part of the data folder. */
    public static Stage ofDemo(List<Class<?>> sources, FirmFiles firm, Path data, List<String> settings) throws IOException {
        return open(sources, firm, data, true, Stream.concat(Stream.of("--throughline.demo=true"), settings.stream()).toList(), false);
    }

    private static Stage open(List<Class<?>> sources, FirmFiles firm, Path folder, boolean keep, List<String> more, boolean served) throws IOException {
        long started = System.nanoTime();
        var settings = new ArrayList<>(List.of("--throughline.data=" + folder, "--throughline.clock=virtual", "--throughline.nightly-proof=false", "--throughline.clock-start=" + dawn(firm),
                "--throughline.pump=false", "--throughline.studio.folder=", "--camunda.bpm.job-execution.enabled=false", "--spring.datasource.url=", "--logging.level.io.throughline=warn", "--logging.level.org.camunda=error",
                // A replay that breaks off is played again from the start: nobody needs its last second.
                "--spring.datasource.hikari.connection-init-sql=set synchronous_commit = off"));
        settings.addAll(more);
        try {
            var all = Stream.concat(sources.stream(), Stream.of(Notices.class)).toList();
            var application = served ? new SpringApplicationBuilder(all.toArray(Class[]::new)).registerShutdownHook(false).logStartupInfo(false).run(settings.toArray(String[]::new))
                    : Headless.start(all, settings, false);
            return new Stage(firm, folder, keep, application, seconds(started));
        } catch (RuntimeException e) {
            if (!keep) delete(folder);
            throw e;
        }
    }

    /** Before anything on the day of the first confirmation. */
    private static LocalDateTime dawn(FirmFiles firm) {
        return firm.projects().stream().map(NewProject::startDate).min(LocalDate::compareTo).orElse(firm.firstDay()).atTime(5, 0);
    }

    public ReplayResult play(LocalDate until, long started) {
        play(until, new Cast(the(Inbox.class), firm, Cast.DIRECTOR, Cast.FINANCE));
        return new ReplayResult(application, firm, until == null, startupSeconds, () -> seconds(started));
    }

    public void play(LocalDate until, Cast cast) {
        application.getBeanFactory().createBean(Opening.class).of(firm);
        var clock = the(FirmClock.class);
        var notices = the(Notices.class);
        var agenda = new Agenda();
        var projects = new ProjectDeeds(firm, the(Projects.class), the(RateCard.class), cast, notices);
        projects.plan(agenda);
        var weeks = new WeekDeeds(firm, the(Timesheets.class), the(Expenses.class), cast, notices);
        weeks.plan(agenda);
        var invoices = new InvoiceDeeds(firm, the(Receivables.class), cast, notices, clock);
        var newTasks = new NewTasks(the(AgreeingAnswers.class), cast, notices);
        var progress = new Progress(System.err, System.console() != null, clock.now(), until == null ? end() : until.atTime(23, 59));
        new Replay(clock, the(VirtualTime.class), notices, weeks, projects, invoices, newTasks, agenda, firm.projects().size()).run(until, progress);
    }

    public <T> T the(Class<T> room) {
        return application.getBean(room);
    }

    /** About when the last invoice will be paid. */
    private LocalDateTime end() {
        int days = firm.settlements().stream().mapToInt(FirmFiles.Settlement::daysToSettle).max().orElse(30);
        return firm.lastDay().plusMonths(1).withDayOfMonth(10).plusDays(days + 1L).atTime(9, 0);
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        clear();
    }

    private void clear() {
        application.close();
        if (!keep) delete(folder);
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
