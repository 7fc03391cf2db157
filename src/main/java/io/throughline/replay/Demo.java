package io.throughline.replay;

import io.throughline.database.EmbeddedDatabase;
import io.throughline.firm.FirmClock;
import io.throughline.process.Inbox;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.BoardOutOfOrder;
import io.throughline.replay.deed.Cast;
import io.throughline.replay.deed.Debtors;
import io.throughline.replay.deed.Stage;
import io.throughline.replay.demo.DemoDesks;
import io.throughline.replay.demo.DemoFirm;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
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
        try (var stage = Stage.ofDemo(List.of(applicationClass, BoardOutOfOrder.class), firm, data, addresses(settings))) {
            stage.play(monday, new Cast(stage.the(Inbox.class), firm, "director", "finance", new Debtors(monday), DemoFirm::lessons));
            new DemoDesks(stage, monday).leaveOpen();
            signUp(firm, stage.the(Users.class));
        }
        Files.createFile(ready);
    }

    /** What the links in letters lead to. */
    private static List<String> addresses(List<String> settings) {
        return settings.stream().filter(s -> s.startsWith("--server.port=") || s.startsWith("--throughline.public-url=")).toList();
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
