package io.throughline.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.api.Refused;
import io.throughline.firm.FirmClock;
import io.throughline.page.PublicPages;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A project as its client sees it, on a page and as data, and what the client accepts of it. What is not shown is in neither. */
@Controller
@RequestMapping("/portal/{linkId:[0-9a-f]{16}}/projects/{code}")
class ProjectDoor {
    private final Door door;
    private final ClientProjects projects;
    private final Acceptances acceptances;
    private final StageNames stages;
    private final FirmClock clock;

    ProjectDoor(Door door, ClientProjects projects, Acceptances acceptances, StageNames stages, FirmClock clock) {
        this.door = door;
        this.projects = projects;
        this.acceptances = acceptances;
        this.stages = stages;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(String code, String name, String stage, LocalDate startDate, Integer percentDone, List<Step> milestones, String hours, String agreedHours, String budgetUsedPercent,
                List<Hour> time) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(long id, String name, LocalDate dueDate, LocalDate acceptedOn) {}

    record Hour(LocalDate day, String task, String hours, String note) {}

    @GetMapping
    String page(@PathVariable String linkId, @PathVariable String code, @RequestParam(required = false) YearMonth month, HttpServletRequest request, Model model) {
        var visitor = visitor(linkId, request);
        return page(visitor, progress(visitor, code), month, model);
    }

    @GetMapping(path = "/data", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Told data(@PathVariable String linkId, @PathVariable String code, HttpServletRequest request) {
        var p = progress(visitor(linkId, request), code);
        return new Told(p.project().code(), p.project().name(), stages.of("PROJECT", p.project().state().name()), p.project().startDate(), p.percent(),
                p.milestones() == null ? null : p.milestones().stream().map(m -> new Step(m.id(), m.name(), m.dueDate(), m.acceptedOn())).toList(),
                text(p.hours()), text(p.agreedHours()), text(p.budgetUsed()), p.time() == null ? null : p.time().stream().map(t -> new Hour(t.day(), t.task(), text(t.hours()), t.note())).toList());
    }

    @PostMapping("/milestones/{id}/accept")
    String accept(@PathVariable String linkId, @PathVariable String code, @PathVariable long id, @RequestParam(defaultValue = "") String name, HttpServletRequest request, Model model) {
        if (PublicPages.fromElsewhere(request)) throw new DoorClosed(false);
        var visitor = visitor(linkId, request);
        var progress = progress(visitor, code);
        var milestone = progress.milestones() == null ? null : progress.milestones().stream().filter(m -> m.id() == id).findFirst().orElse(null);
        if (milestone == null) throw new DoorClosed(false);
        try {
            acceptances.accept(visitor, progress.project(), milestone, name);
            return "redirect:%s/projects/%s".formatted(visitor.home(), code);
        } catch (Refused e) {
            model.addAttribute("problem", name.isBlank() && visitor.link().contactName() == null ? "accept.who" : "accept.refused");
            return page(visitor, progress, null, model);
        }
    }

    /** The hours of a month, as they lay before the client. */
    @PostMapping("/months/{month:\\d{4}-\\d{2}}/accept")
    String accept(@PathVariable String linkId, @PathVariable String code, @PathVariable YearMonth month, @RequestParam(defaultValue = "") String name, HttpServletRequest request, Model model) {
        if (PublicPages.fromElsewhere(request)) throw new DoorClosed(false);
        var visitor = visitor(linkId, request);
        var progress = progress(visitor, code);
        if (progress.time() == null) throw new DoorClosed(false);
        try {
            acceptances.accept(visitor, progress.project(), month, projects.month(progress, month), name);
            return "redirect:%s/projects/%s?month=%s#time".formatted(visitor.home(), code, month);
        } catch (Refused e) {
            model.addAttribute("problem", name.isBlank() && visitor.link().contactName() == null ? "accept.who" : "accept.refused");
            return page(visitor, progress, month, model);
        }
    }

    /** With the hours of the month asked for, else of the latest that has some. */
    private String page(Visitor visitor, Progress progress, YearMonth month, Model model) {
        var months = projects.months(progress);
        var shown = month != null && months.containsKey(month) ? month : months.keySet().stream().findFirst().orElse(null);
        model.addAttribute("shown", shown).addAttribute("shownTime", shown == null ? List.of() : projects.month(progress, shown));
        model.addAttribute("visitor", visitor).addAttribute("progress", progress).addAttribute("today", clock.today())
                .addAttribute("months", months).addAttribute("acceptedMonths", acceptances.byMonth(progress.project().code())).addAttribute("thisMonth", YearMonth.from(clock.today()))
                .addAttribute("acceptances", acceptances.byMilestone(progress.project().code()))
                .addAttribute("open", progress.milestones() == null ? List.of() : progress.milestones().stream().filter(m -> !m.accepted() && acceptances.waits(progress.project())).map(m -> m.id()).toList());
        return "portal/project";
    }

    private Visitor visitor(String linkId, HttpServletRequest request) {
        var visitor = door.visitor(linkId, request);
        if (!visitor.seesProjects()) throw new DoorClosed(false);
        return visitor;
    }

    private Progress progress(Visitor visitor, String code) {
        return projects.one(visitor.client().code(), code).orElseThrow(() -> new DoorClosed(false));
    }

    private static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
