package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.throughline.ServedProcess;
import io.throughline.Throughline;
import io.throughline.journal.Seals;
import io.throughline.ledger.CompletenessProof;
import io.throughline.page.Browser;
import io.throughline.process.Inbox;
import io.throughline.quantity.IsoWeek;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Cast;
import io.throughline.replay.deed.Stage;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Every page that a browser can ask for, found in the code, on the history of a firm: the real one where its files are at hand, else a synthetic
 * one. Half of the answers come within 200 ms, and none weighs 300 kB. {@code -Dspeed.home=DIR} keeps what was lived through for the next time.
 */
@Tag("benchmark")
class PageSpeedTests {
    private static final int MILLIS = 200;
    private static final int BYTES = 300 * 1024;
    private static final int ASKED = 9;
    /** Papers are printed, not pages; clients come in by secrets that nobody is told twice. */
    private static final Pattern OTHER_DOORS = Pattern.compile(".*\\.(pdf|xml|xlsx|csv)|.*/attachments/.*|.*receipt.*|/login|/api/.*|/(client|pay|portal|sandbox|i|p)/.*|.*\\{token}.*");
    @TempDir Path folder;
    private Path home;

    @Test
    void everyPageIsQuickAndLight() throws Exception {
        var kept = System.getProperty("speed.home");
        home = kept == null ? folder : Files.createDirectories(Path.of(kept));
        var firm = FirmFiles.read(firm());
        live(firm);
        var today = firm.lastDay().plusDays(20);
        try (var served = new ServedProcess(home, "--demo", "--throughline.clock=virtual", "--throughline.pump=false", "--throughline.clock-start=" + today + "T08:00:00")) {
            served.start();
            var browser = Browser.at(served.url(), "all", "demo", "en");
            var names = names(browser);
            var told = new ArrayList<String>();
            var slow = new ArrayList<String>();
            for (var path : pages(browser, today)) {
                var address = fill(path, names, today);
                if (address == null) {
                    told.add(path + ": nothing of its kind in this firm");
                    continue;
                }
                var median = ask(browser, address, told);
                if (median.millis() > MILLIS || median.html().getBytes(StandardCharsets.UTF_8).length > BYTES || median.status() >= 400) slow.add(told.get(told.size() - 1));
            }
            told.forEach(System.out::println);
            assertThat(slow).isEmpty();
        }
    }

    private static Browser.Page ask(Browser browser, String address, List<String> told) {
        var answers = new ArrayList<Browser.Page>();
        for (int time = 0; time < ASKED + 2; time++) answers.add(browser.get(address));
        var sorted = answers.stream().skip(2).sorted(Comparator.comparingLong(Browser.Page::millis)).toList();
        var median = sorted.get(sorted.size() / 2);
        told.add("%-60s %d  median %4d ms  %4d kB".formatted(address, median.status(), median.millis(), median.html().getBytes(StandardCharsets.UTF_8).length / 1024));
        return median;
    }

    /** The firm's past in the data folder of a demo, which the served process opens. */
    private void live(FirmFiles firm) throws IOException {
        var data = home.resolve("data");
        if (Files.exists(data.resolve("demo/demo.ready"))) return;
        try (var stage = Stage.ofDemo(List.of(Throughline.class), firm, data, List.of())) {
            stage.play(firm.lastDay().plusDays(20), new Cast(stage.the(Inbox.class), firm, "director", "finance"));
            stage.the(CompletenessProof.class).prove();
            var roles = Set.of(Role.MANAGER, Role.FINANCE, Role.DIRECTOR, Role.ADMIN, Role.CONSULTANT, Role.ANALYST, Role.AUDITOR);
            // As in any house that is served: the seal is not far behind.
            stage.the(Seals.class).checkpoint();
            stage.the(Users.class).add("all", "All Roles", "all@firm.example", "demo", roles, firm.people().get(0).code());
        }
        Files.createFile(data.resolve("demo/demo.ready"));
    }

    /** {@code -Dspeed.from=2007-07-01}: only what was worked on since then. */
    private Path firm() throws IOException {
        var real = Path.of("../shared/data/firm");
        var into = Files.createDirectories(folder.resolve("firm"));
        if (!Files.isRegularFile(real.resolve("firm.json"))) return SyntheticFirm.fit(10).into(into);
        var from = System.getProperty("speed.from");
        return from == null ? real : FirmCut.of(real, from, FirmFiles.read(real).lastDay().toString(), into);
    }

    /** Those in the code, each report, and one that is built on the days that its page proposes. */
    private static Set<String> pages(Browser browser, LocalDate today) {
        var found = new TreeSet<String>();
        Pattern.compile("href=\"(/reports/[a-z-]+)\"").matcher(browser.get("/reports").html()).results().forEach(m -> found.add(m.group(1)));
        found.add("/reports/build?subject=work&group=manager&measure=realisation&measure=invoiced&measure=standard&from=" + today.minusYears(1));
        var house = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.throughline");
        house.stream().filter(c -> c.isAnnotatedWith(Controller.class)).forEach(page -> {
            var base = page.isAnnotatedWith(RequestMapping.class) ? first(page.getAnnotationOfType(RequestMapping.class).value()) : "";
            page.getMethods().stream().filter(m -> m.isAnnotatedWith(GetMapping.class)).forEach(m -> paths(m).forEach(path -> found.add(base + path)));
        });
        found.removeIf(path -> OTHER_DOORS.matcher(path).matches());
        assertThat(found).hasSizeGreaterThan(15);
        return found;
    }

    private static List<String> paths(JavaMethod method) {
        var paths = method.getAnnotationOfType(GetMapping.class).value();
        return paths.length == 0 ? List.of("") : List.of(paths);
    }

    private static String first(String[] values) {
        return values.length == 0 ? "" : values[0];
    }

    /** What stands for the gaps in addresses: the first of its kind that a list shows. */
    private static Map<String, String> names(Browser browser) {
        var names = new LinkedHashMap<String, String>();
        find(browser, "/invoices", "href=\"/invoices/(INV-[^\"/]+)\"", "/invoices/{number}", names);
        find(browser, "/evidence" + names.get("/invoices/{number}"), "href=\"/evidence/invoices/[^\"]+(/tasks/[^\"]+)\"", "/tasks/{taskId}", names);
        find(browser, "/invoices?state=IN_REVIEW", "href=\"/invoices/drafts/(\\d+)\"", "/invoices/drafts/{draftId}", names);
        find(browser, "/month-end", "href=\"/month-end/runs/(\\d+)\"", "/month-end/runs/{id}", names);
        find(browser, "/receivables", "href=\"/receivables/clients/([^\"/?]+)\"", "/receivables/clients/{code}", names);
        find(browser, "/incidents", "href=\"/incidents/([^\"/?]+)\"", "/incidents/{id}", names);
        find(browser, "/mails", "href=\"/mails/(\\d+)\"", "/mails/{id}", names);
        find(browser, "/margins?from=2000-01-01", "<th [^>]*scope=\"row\"[^>]*><a href=\"/invoices\\?project=([^\"&]+)\"", "{project}", names);
        find(browser, "/projects", "href=\"/projects/(?!new\")([^\"/?]+)\"", "/projects/{code}", names);
        return names;
    }

    private static void find(Browser browser, String list, String pattern, String gap, Map<String, String> names) {
        var match = Pattern.compile(pattern).matcher(browser.get(list).html());
        if (match.find()) names.put(gap, gap.startsWith("{") || match.group(1).startsWith("/") ? match.group(1) : gap.replaceAll("\\{\\w+}", match.group(1)));
    }

    /** Null where the firm has nothing of the kind. */
    private static String fill(String path, Map<String, String> names, LocalDate today) {
        var filled = path.replace("{position}", "1").replace("{isoWeek}", IsoWeek.of(today.minusDays(30)).toString()).replace("/reports/{name}", "/reports/project-profitability").replaceAll("/reports/closeout-review$", "/reports/closeout-review?project=" + names.get("{project}"));
        for (var name : names.entrySet()) filled = filled.replace(name.getKey(), name.getValue());
        if (path.endsWith("/preview")) filled += "?upTo=" + today.withDayOfMonth(1).minusDays(1);
        if (path.endsWith("/pattern")) filled += "?startDate=" + today;
        return filled.contains("{") ? null : filled;
    }
}
