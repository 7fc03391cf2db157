package io.throughline.timesheet.week;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.project.ProjectTask;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.WeeklyTarget;
import io.throughline.timesheet.entry.EnteredHours;
import io.throughline.timesheet.week.WeekDesk.Seen;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own week as a grid that saves as one types; handed in here. Only the signed-in person writes in it. */
@Controller
@RequestMapping("/week")
class WeekPage {
    private final Timesheets timesheets;
    private final WeekDesk desk;
    private final WeeklyTarget target;
    private final People people;
    private final FirmClock clock;

    WeekPage(Timesheets timesheets, WeekDesk desk, WeeklyTarget target, People people, FirmClock clock) {
        this.timesheets = timesheets;
        this.desk = desk;
        this.target = target;
        this.people = people;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry myWeek() {
        return NavigationEntry.of(NavigationEntry.Group.DAY, 10, "week", "/week", "CONSULTANT", "MANAGER");
    }

    @GetMapping
    String current() {
        return to(IsoWeek.of(clock.today()));
    }

    /**
     * {@code row}: tasks that get a row though nothing is logged on them yet; {@code day}: the one that a narrow window shows;
     * {@code person}: whose week, for those who may see others' (to read only).
     */
    @GetMapping("/{isoWeek}")
    String show(@PathVariable String isoWeek, @RequestParam MultiValueMap<String, String> asked, @RequestParam(required = false) LocalDate day,
                Authentication who, Model page) {
        var week = week(isoWeek);
        page.addAttribute("isoWeek", week);
        page.addAttribute("before", IsoWeek.of(week.monday().minusDays(7)));
        page.addAttribute("after", IsoWeek.of(week.monday().plusDays(7)));
        page.addAttribute("thisWeek", IsoWeek.of(clock.today()));
        var whose = asked.getFirst("person") == null ? me(who) : asked.getFirst("person");
        people.caller(who).mustSee(whose);
        var person = people.find(whose).orElse(null);
        page.addAttribute("person", person);
        page.addAttribute("mine", whose.equals(me(who)));
        if (person == null) return "timesheet/week";
        var choices = desk.choices();
        var row = asked.getOrDefault("row", List.of());
        fill(page, whose, week, rows(row, choices));
        page.addAttribute("choices", choices.keySet());
        page.addAttribute("rows", row.stream().filter(choices::containsKey).toList());
        page.addAttribute("shown", (day != null && IsoWeek.of(day).equals(week) ? day : shown(week)).getDayOfWeek().getValue() - 1);
        return "timesheet/week";
    }

    @PostMapping("/{isoWeek}/cells/{cell}")
    String write(@PathVariable String isoWeek, @PathVariable String cell, @RequestParam LocalDate day, @RequestParam String project, @RequestParam String task,
                 @RequestParam String hours, @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "0") long entry,
                 @RequestParam(defaultValue = "0") BigDecimal hoursSeen, @RequestParam(defaultValue = "") String noteSeen,
                 @RequestHeader(name = "HX-Request", required = false) String byScript, Authentication who, Model page) {
        var week = week(isoWeek);
        if (!IsoWeek.of(day).equals(week)) throw new InvalidInput("day", "%s is not in %s.".formatted(day, week));
        if (!cell.matches("r\\d{1,4}d[0-6]")) throw new Unknown("cell", cell);
        var given = EnteredHours.parse(hours);
        var written = desk.write(me(who), day, new ProjectTask.Key(project, task), given, note.strip(), new Seen(entry, hoursSeen, noteSeen));
        if (byScript == null) return to(week);
        fill(page, me(who), week, List.of());
        page.addAttribute("isoWeek", week);
        page.addAttribute("id", cell);
        page.addAttribute("cell", written.cell());
        page.addAttribute("given", written.overtaken() ? given : null);
        page.addAttribute("rowTotal", timesheets.week(me(who), week).lines().stream().filter(l -> WeekDesk.work(l).equals(new ProjectTask.Key(project, task)))
                .map(SheetLine::hours).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
        return "timesheet/cell";
    }

    /** One of several entries of a task and day. */
    @PostMapping("/{isoWeek}/lines/{id}")
    String change(@PathVariable String isoWeek, @PathVariable long id, @RequestParam String hours, @RequestParam(defaultValue = "") String note, Authentication who) {
        var entry = timesheets.entry(id);
        if (!entry.personCode().equals(me(who))) throw new Unknown("time entry", id);
        desk.rewrite(entry, EnteredHours.parse(hours), note.strip());
        return to(week(isoWeek));
    }

    @PostMapping("/{isoWeek}/copy")
    String copy(@PathVariable String isoWeek, Authentication who, RedirectAttributes then) {
        then.addFlashAttribute("copied", desk.copyLastWeek(me(who), week(isoWeek)));
        return to(week(isoWeek));
    }

    @PostMapping("/{isoWeek}/take-back")
    String takeBack(@PathVariable String isoWeek, @RequestParam List<Long> entry, Authentication who) {
        desk.takeBack(me(who), entry);
        return to(week(isoWeek));
    }

    @PostMapping("/{isoWeek}/submit")
    String submit(@PathVariable String isoWeek, @RequestParam(defaultValue = "false") boolean nothingToReport, Authentication who, RedirectAttributes then) {
        timesheets.submit(me(who), week(isoWeek), nothingToReport);
        then.addFlashAttribute("handedIn", true);
        return to(week(isoWeek));
    }

    @PostMapping("/{isoWeek}/reopen")
    String reopen(@PathVariable String isoWeek, @RequestParam String reason, Authentication who) {
        timesheets.reopen(me(who), week(isoWeek), reason);
        return to(week(isoWeek));
    }

    private void fill(Model page, String person, IsoWeek isoWeek, List<ProjectTask.Key> added) {
        var week = timesheets.week(person, isoWeek);
        page.addAttribute("week", week);
        page.addAttribute("grid", desk.grid(week, added));
        page.addAttribute("target", people.find(person).map(p -> target.of(p, isoWeek)).orElse(BigDecimal.ZERO));
        page.addAttribute("drafts", week.lines().stream().anyMatch(l -> l.state() == Timesheets.LineState.DRAFT));
        page.addAttribute("several", week.lines().stream().collect(Collectors.groupingBy(l -> List.of(l.workDate(), WeekDesk.work(l)), LinkedHashMap::new, Collectors.toList()))
                .values().stream().filter(lines -> lines.size() > 1).flatMap(List::stream).toList());
        page.addAttribute("returned", week.lines().stream().filter(l -> l.state() == Timesheets.LineState.REJECTED).toList());
    }

    private static List<ProjectTask.Key> rows(List<String> named, Map<String, ProjectTask.Key> choices) {
        var rows = new ArrayList<ProjectTask.Key>();
        for (var name : named) {
            if (choices.containsKey(name)) rows.add(choices.get(name));
        }
        return rows;
    }

    /** Today in its week, else Monday. */
    private LocalDate shown(IsoWeek week) {
        var today = clock.today();
        return IsoWeek.of(today).equals(week) ? today : week.monday().with(DayOfWeek.MONDAY);
    }

    private String me(Authentication who) {
        return people.caller(who).personCode();
    }

    private static String to(IsoWeek week) {
        return "redirect:/week/" + week;
    }

    private static IsoWeek week(String text) {
        try {
            return IsoWeek.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Unknown("week", text);
        }
    }
}
