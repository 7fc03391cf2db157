package io.throughline.profitability.dashboard;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.people.People;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The figures of the page that the day begins with: reckoned apart, so that the page is there before them. */
@Controller
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
class DashboardPage {
    private final DashboardFigures figures;
    private final People people;

    DashboardPage(DashboardFigures figures, People people) {
        this.figures = figures;
        this.people = people;
    }

    /** {@code own}: of the projects that one manages; left out, a manager's are their own and everybody else's the firm's. */
    @GetMapping("/dashboard")
    String part(@RequestParam(required = false) Boolean own, Authentication who, Model model) {
        var caller = people.caller(who);
        model.addAttribute("dashboard", figures.of(caller, own == null ? figures.ownFirst(caller) : own));
        model.addAttribute("choice", caller.hasAny("MANAGER", "ADMIN"));
        return "profitability/dashboard";
    }

    record Figure(String key, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal value, String unit, String sentence, String link) {}

    record Point(String label, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal value, String link) {}

    record Drawn(String key, String title, List<Point> bars) {}

    record Answer(boolean own, LocalDate asOf, List<Figure> figures, List<Drawn> charts) {}

    @GetMapping("/api/v1/dashboard")
    @ResponseBody
    Answer answer(@RequestParam(required = false) Boolean own, Authentication who) {
        var caller = people.caller(who);
        var found = figures.of(caller, own == null ? figures.ownFirst(caller) : own);
        return new Answer(found.own(), found.asOf(), found.tiles().stream().map(t -> new Figure(t.key(), t.value(), t.unit(), t.sentence(), t.link())).toList(),
                found.panels().stream().map(p -> new Drawn(p.key(), p.chart().title(), p.chart().bars().stream().map(b -> new Point(b.label(), b.value(), b.link())).toList())).toList());
    }
}
