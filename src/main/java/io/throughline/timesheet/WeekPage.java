package io.throughline.timesheet;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own week: what was logged, what came back and why; lines are entered, mended and handed in here. Always the signed-in person's. */
@Controller
@RequestMapping("/week")
class WeekPage {
    private final Timesheets timesheets;
    private final Projects projects;
    private final People people;
    private final FirmClock clock;

    WeekPage(Timesheets timesheets, Projects projects, People people, FirmClock clock) {
        this.timesheets = timesheets;
        this.projects = projects;
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

    @GetMapping("/{isoWeek}")
    String show(@PathVariable String isoWeek, Authentication who, Model page) {
        var week = week(isoWeek);
        var person = people.find(me(who)).orElse(null);
        page.addAttribute("person", person);
        page.addAttribute("before", IsoWeek.of(week.monday().minusDays(7)));
        page.addAttribute("after", IsoWeek.of(week.monday().plusDays(7)));
        page.addAttribute("week", timesheets.week(me(who), week));
        page.addAttribute("days", week.monday().datesUntil(week.monday().plusDays(7)).toList());
        page.addAttribute("tasks", person == null ? List.of() : tasks());
        return "timesheet/week";
    }

    @PostMapping("/{isoWeek}/lines")
    String add(@PathVariable String isoWeek, @RequestParam LocalDate day, @RequestParam String work, @RequestParam BigDecimal hours,
               @RequestParam String note, Authentication who, RedirectAttributes then) {
        var projectAndTask = (work + "|").split("\\|", -1);
        return done(isoWeek, then, () -> timesheets.log(List.of(new NewEntry(null, day, me(who), projectAndTask[0], projectAndTask[1], hours, null, note))));
    }

    @PostMapping("/{isoWeek}/lines/{id}")
    String change(@PathVariable String isoWeek, @PathVariable long id, @RequestParam BigDecimal hours, @RequestParam String note, Authentication who,
                  RedirectAttributes then) {
        var line = own(id, who);
        return done(isoWeek, then, () -> timesheets.change(id,
                new NewEntry(line.externalId(), line.workDate(), line.personCode(), line.projectCode(), line.taskCode(), hours, line.billable(), note)));
    }

    @PostMapping("/{isoWeek}/lines/{id}/remove")
    String remove(@PathVariable String isoWeek, @PathVariable long id, Authentication who, RedirectAttributes then) {
        own(id, who);
        return done(isoWeek, then, () -> timesheets.remove(id));
    }

    @PostMapping("/{isoWeek}/submit")
    String submit(@PathVariable String isoWeek, @RequestParam(defaultValue = "false") boolean nothingToReport, Authentication who, RedirectAttributes then) {
        return done(isoWeek, then, () -> timesheets.submit(me(who), week(isoWeek), nothingToReport));
    }

    private String done(String isoWeek, RedirectAttributes then, Runnable deed) {
        try {
            deed.run();
        } catch (InvalidInput | Refused problem) {
            then.addFlashAttribute("problem", problem.getMessage().replaceAll("(^|; )\\[0]\\.", "$1"));
        }
        return to(week(isoWeek));
    }

    private List<ProjectTask> tasks() {
        return projects.all().stream().filter(p -> p.state() == ProjectState.IN_DELIVERY).flatMap(p -> projects.tasks(p.code()).stream()).toList();
    }

    private Timesheets.TimeEntryView own(long id, Authentication who) {
        return Stream.of(timesheets.entry(id)).filter(e -> e.personCode().equals(me(who))).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
