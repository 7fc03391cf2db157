package io.throughline.process.delivery;

import io.throughline.api.Unknown;
import io.throughline.billing.Billing;
import io.throughline.people.Caller;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.Inbox;
import io.throughline.profitability.Profitability;
import io.throughline.project.Clients;
import io.throughline.project.Milestones;
import io.throughline.project.ProjectSetup;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.project.RateCard;
import io.throughline.receivables.InvoiceRegister;
import io.throughline.receivables.InvoiceRegister.Wanted;
import io.throughline.timesheet.Timesheets;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** One project, tab by tab. What is done to it is in {@link ProjectDeeds}; figures are for those who may see them. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/projects/{code}")
@PreAuthorize("hasAnyRole('CONSULTANT','MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
class ProjectPage {
    private final Projects projects;
    private final Clients clients;
    private final People people;
    private final Milestones milestones;
    private final ProjectSetup setup;
    private final RateCard rates;
    private final Timesheets timesheets;
    private final Billing billing;
    private final Profitability profitability;
    private final ProjectCourse course;
    private final InvoiceRegister register;
    private final Inbox inbox;

    ProjectPage(Projects projects, Clients clients, People people, Milestones milestones, ProjectSetup setup, RateCard rates, Timesheets timesheets,
                Billing billing, Profitability profitability, ProjectCourse course, InvoiceRegister register, Inbox inbox) {
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.milestones = milestones;
        this.setup = setup;
        this.rates = rates;
        this.timesheets = timesheets;
        this.billing = billing;
        this.profitability = profitability;
        this.course = course;
        this.register = register;
        this.inbox = inbox;
    }

    @GetMapping
    String overview(@PathVariable String code, Authentication who, Model page) {
        var project = head(code, "overview", who, page);
        page.addAttribute("course", course.of(code).orElse(null));
        page.addAttribute("open", course.open(code));
        page.addAttribute("setup", project.state() == ProjectState.SETUP ? setup.steps(code) : null);
        page.addAttribute("hours", profitability.approvedHours(code));
        if (sees(who)) page.addAttribute("burn", profitability.burn(code));
        page.addAttribute("people", people.all());
        return "process/project";
    }

    @GetMapping("/tasks")
    String tasks(@PathVariable String code, Authentication who, Model page) {
        head(code, "tasks", who, page);
        page.addAttribute("tasks", projects.tasks(code));
        page.addAttribute("logged", timesheets.hoursByTask(code));
        page.addAttribute("people", people.all());
        return "process/project-tasks";
    }

    @GetMapping("/milestones")
    String milestones(@PathVariable String code, Authentication who, Model page) {
        head(code, "milestones", who, page);
        page.addAttribute("milestones", milestones.of(code));
        return "process/project-milestones";
    }

    @GetMapping("/budget")
    String budget(@PathVariable String code, Authentication who, Model page) {
        mustSee(who);
        head(code, "budget", who, page);
        page.addAttribute("burn", profitability.burn(code));
        page.addAttribute("margin", profitability.ofProject(code));
        page.addAttribute("rates", rates.of(code));
        return "process/project-budget";
    }

    /** Hours, never what they cost. */
    @GetMapping("/team")
    String team(@PathVariable String code, Authentication who, Model page) {
        mustSee(who);
        head(code, "team", who, page);
        page.addAttribute("team", timesheets.hoursByPerson(code));
        return "process/project-team";
    }

    @GetMapping("/invoices")
    String invoices(@PathVariable String code, Authentication who, Model page) {
        mustSee(who);
        head(code, "invoices", who, page);
        var invoices = billing.ofProject(code);
        page.addAttribute("invoices", invoices);
        page.addAttribute("standings", register.find(new Wanted(null, null, code, null, null, null, null), inbox.keysOf("reviewInvoice").stream().map(Long::valueOf).toList(), 0, Math.max(1, invoices.size())).page().content().stream()
                .collect(Collectors.toMap(InvoiceRegister.Entry::draftId, InvoiceRegister.Entry::standing)));
        return "process/project-invoices";
    }

    /** The model as it was when this project's life began. */
    @GetMapping(path = "/course.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String diagram(@PathVariable String code) {
        return course.diagram(projects.get(code).code()).orElseThrow(() -> new Unknown("course of project", code));
    }

    private ProjectSummary head(String code, String tab, Authentication who, Model page) {
        var project = projects.get(code);
        var caller = people.caller(who);
        page.addAttribute("project", project);
        page.addAttribute("tab", tab);
        page.addAttribute("money", sees(caller));
        page.addAttribute("steward", caller.personCode().equals(project.managerCode()) || caller.hasAny("DIRECTOR", "ADMIN"));
        page.addAttribute("keeper", caller.hasAny("MANAGER", "FINANCE", "DIRECTOR", "ADMIN"));
        page.addAttribute("client", clients.get(project.clientCode()));
        page.addAttribute("names", people.all().stream().collect(Collectors.toMap(Person::code, Person::name)));
        return project;
    }

    private boolean sees(Authentication who) {
        return sees(people.caller(who));
    }

    private static boolean sees(Caller caller) {
        return caller.hasAny("MANAGER", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    private void mustSee(Authentication who) {
        if (!sees(who)) throw new AccessDeniedException("%s sees no figures of projects.".formatted(who.getName()));
    }
}
