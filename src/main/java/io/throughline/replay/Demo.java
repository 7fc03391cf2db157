package io.throughline.replay;

import io.throughline.database.EmbeddedDatabase;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.process.Inbox;
import io.throughline.process.VirtualTime;
import io.throughline.project.BillingModel;
import io.throughline.project.NewProject;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.Projects;
import io.throughline.receivables.Receivables;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;

/**
 * The demo's past: at the first start its two years are lived through the real processes, up to last Monday, when everybody had handed in their
 * week and nobody had approved it yet. One user a role, password {@code demo}.
 */
public final class Demo {
    private static final String PASSWORD = "demo";

    private Demo() {}

    /** Does nothing where the demo's data is there; starts again where making it was broken off. */
    public static void prepare(Class<?> applicationClass, Path data, List<String> settings) throws IOException {
        var folder = data.resolve("demo");
        var ready = folder.resolve("demo.ready");
        if (Files.exists(ready)) return;
        EmbeddedDatabase.clear(folder);
        System.err.println("First start: the demo firm lives through its last two years. This takes a minute or two.");
        var monday = FirmClock.real().today().with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
        var firm = DemoFirm.until(monday.minusDays(1));
        try (var stage = Stage.ofDemo(applicationClass, firm, data, addresses(settings))) {
            stage.play(monday, new Cast(stage.the(Inbox.class), firm, "director", "finance"));
            leaveOpen(stage, monday);
            signUp(firm, stage.the(Users.class));
        }
        Files.createFile(ready);
    }

    /** What the links in letters lead to. */
    private static List<String> addresses(List<String> settings) {
        return settings.stream().filter(s -> s.startsWith("--server.port=") || s.startsWith("--throughline.public-url=")).toList();
    }

    /** Something for everybody's desk: a project to be set up, a budget to be signed off, a client who objects. */
    private static void leaveOpen(Stage stage, LocalDate monday) {
        var tide = new NewProject("NORD-TIDE", "Tidal forecast", "NORD", "manager", BillingModel.TIME_AND_MATERIALS, "EUR", monday.plusWeeks(2),
                BigDecimal.valueOf(320), BigDecimal.valueOf(38400), List.of(), List.of(new NewMilestone("First forecast", monday.plusWeeks(8))));
        Actor.as("manager", () -> stage.the(Projects.class).confirm(tide));
        var receivables = stage.the(Receivables.class);
        receivables.open().stream().reduce((earlier, later) -> later).ifPresent(invoice -> Actor.as("finance",
                () -> receivables.openDispute(invoice.number(), "Two of the workshops were prepared by our own people.")));
        stage.the(VirtualTime.class).drain();
    }

    private static void signUp(FirmFiles firm, Users users) {
        for (var person : firm.people()) {
            var roles = person.role().equals("Principal") ? Set.of(Role.CONSULTANT, Role.MANAGER) : Set.of(Role.CONSULTANT);
            users.add(person.code(), person.name(), person.email(), PASSWORD, roles);
        }
        users.add("finance", "Frida Kern", "finance@lindenhof.example", PASSWORD, Set.of(Role.FINANCE), null);
        users.add("director", "Dora Linden", "director@lindenhof.example", PASSWORD, Set.of(Role.DIRECTOR), null);
        users.add("analyst", "Amir Saleh", "analyst@lindenhof.example", PASSWORD, Set.of(Role.ANALYST), null);
        users.add("auditor", "Ada Novak", "auditor@lindenhof.example", PASSWORD, Set.of(Role.AUDITOR), null);
        users.change("admin", null, null, null, PASSWORD, null, null);
    }
}
