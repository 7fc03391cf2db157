package io.throughline.project.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.page.Browser;
import io.throughline.process.ApiDesk;
import io.throughline.project.BillingModel;
import io.throughline.project.Milestone;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectPattern;
import io.throughline.project.ProjectSetup;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTemplate;
import io.throughline.project.ProjectTemplates;
import io.throughline.project.Projects;
import io.throughline.project.RateCard;
import io.throughline.project.SetupStep;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Named templates: taken from a project, kept, and what a project confirmed with one begins with. */
@ThroughlineTest
class ProjectTemplatesTests {
    private static final AtomicInteger COUNT = new AtomicInteger();
    @Autowired ApplicationContext house;
    @Autowired ProjectTemplates templates;
    @Autowired ProjectPattern patterns;
    @Autowired Projects projects;
    @Autowired ProjectSetup setup;
    @Autowired Milestones milestones;
    @Autowired RateCard rates;
    @Autowired FirmClock clock;
    @Autowired Times times;
    private BillingFixture a;
    private String code;

    @BeforeEach
    void furnish() {
        a = new BillingFixture(house);
        code = "TPL-" + COUNT.incrementAndGet();
    }

    private ProjectTemplate twentyTasks() {
        var tasks = IntStream.rangeClosed(1, 20).mapToObj(i -> new ProjectTemplate.Task("T" + i, "Task " + i, "Work", i, BigDecimal.valueOf(i), i % 2 == 0, null, i * 7)).toList();
        var goals = IntStream.rangeClosed(1, 4).mapToObj(i -> new ProjectTemplate.Goal("Milestone " + i, i * 30)).toList();
        return new ProjectTemplate(code, "Twenty tasks", "For tests", BillingModel.FIXED_FEE, "EUR", new BigDecimal("210.00"), new BigDecimal("25000.00"), new BigDecimal("130.00"), null,
                tasks, goals, List.of(new ProjectTemplate.Step("Sign the data agreement", 3), new ProjectTemplate.Step("Book the rooms", 5)));
    }

    @Test
    void aProjectBeginsWithAllOfItItsDaysShiftedToTheStart() {
        var template = Actor.as("mara", () -> templates.keep(twentyTasks()));
        var start = clock.today().plusDays(11);
        var confirmed = patterns.confirm(new NewProject(code + "-P", "From a template", a.client("DE", "EUR"), a.person("100.00"), null, null, start, null, null, null, null), code);
        times.drain();
        assertThat(confirmed).extracting(ProjectSummary::billingModel, ProjectSummary::budgetAmount, ProjectSummary::budgetHours)
                .containsExactly(BillingModel.FIXED_FEE, new BigDecimal("25000.00"), new BigDecimal("210.00"));
        assertThat(projects.tasks(confirmed.code())).hasSize(20).allSatisfy(t -> {
            int number = Integer.parseInt(t.code().substring(1));
            assertThat(t.dueDate()).isEqualTo(start.plusDays(number * 7L));
            assertThat(t.estimateHours()).isEqualByComparingTo(BigDecimal.valueOf(number));
            assertThat(t.billable()).isEqualTo(number % 2 == 0);
        });
        assertThat(milestones.of(confirmed.code())).extracting(Milestone::dueDate).containsExactly(start.plusDays(30), start.plusDays(60), start.plusDays(90), start.plusDays(120));
        assertThat(setup.steps(confirmed.code())).filteredOn(s -> s.work() == SetupStep.Work.CHECKLIST).extracting(SetupStep::name).containsExactly("Sign the data agreement", "Book the rooms");
        assertThat(rates.of(confirmed.code())).singleElement().satisfies(l -> assertThat(l.rate()).isEqualByComparingTo("130"));
        assertThat(templates.get(code)).isEqualTo(template);
    }

    @Test
    void whatTheProjectSaysItselfStays() {
        templates.keep(twentyTasks());
        var own = new NewProject(code + "-P", "Own terms", a.client("DE", "EUR"), a.person("100.00"), BillingModel.TIME_AND_MATERIALS, "EUR", clock.today(), new BigDecimal("10"), new BigDecimal("1000"),
                null, List.of(new NewMilestone("Only one", null)));
        assertThat(patterns.fill(own, code)).satisfies(p -> {
            assertThat(p.billingModel()).isEqualTo(BillingModel.TIME_AND_MATERIALS);
            assertThat(p.budgetAmount()).isEqualByComparingTo("1000");
            assertThat(p.tasks()).hasSize(20);
            assertThat(p.milestones()).hasSize(1);
        });
        assertThatThrownBy(() -> patterns.fill(own, "NOT-THERE")).isInstanceOf(InvalidInput.class).hasMessageContaining("no template and no project");
    }

    @Test
    void oneTakenFromAProjectSaysWhatItsTasksTookAndHowFarOffThePlanWas() {
        var project = a.project();
        var person = a.person("100.00");
        a.approved(project, person, "8.10");
        a.approved(project, person, "4.00");
        assertThat(templates.variance(project)).singleElement().satisfies(v -> {
            assertThat(v.planned()).isEqualByComparingTo("10");
            assertThat(v.taken()).isEqualByComparingTo("12.10");
            assertThat(v.difference()).isEqualByComparingTo("2.10");
        });
        assertThat(templates.proposal(project, true)).satisfies(t -> {
            assertThat(t.tasks()).singleElement().satisfies(task -> assertThat(task.estimateHours()).isEqualByComparingTo("12.25"));
            assertThat(t.budgetHours()).isEqualByComparingTo("12.25");
            assertThat(t.checklist()).extracting(ProjectTemplate.Step::name).containsExactly("File the contract", "Assign the team");
        });
        assertThat(templates.proposal(project, false).tasks()).singleElement().satisfies(task -> assertThat(task.estimateHours()).isEqualByComparingTo("10"));
    }

    @Test
    void areRefusedFieldByField() {
        var wrong = new ProjectTemplate("has/slash", " ", "", null, "EURO", BigDecimal.ZERO, new BigDecimal("-1"), null, null,
                List.of(new ProjectTemplate.Task("T1", "One", "", 0, null, true, "NOBODY", null), new ProjectTemplate.Task("T1", "Again", "", 0, null, true, null, 9999)),
                List.of(), List.of(new ProjectTemplate.Step("Late", 400)));
        assertThatThrownBy(() -> templates.keep(wrong)).isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.problems()).extracting(InvalidInput.Problem::field)
                .containsExactlyInAnyOrder("code", "name", "billingModel", "currency", "budgetAmount", "tasks[0].assigneeCode", "tasks[1].code", "tasks[1].dueAfterDays", "checklist[0].workingDays"));
        assertThatThrownBy(() -> templates.retire("NOT-THERE")).isInstanceOf(Unknown.class);
    }

    @Test
    void byTheApiAProjectNeedsOnlyItsOwnNameAndPeople() {
        var users = house.getBean(Users.class);
        var api = ApiDesk.of(users, Integer.parseInt(house.getEnvironment().getProperty("local.server.port")), code + "-admin", null, Role.ADMIN);
        assertThat(api.delete("/project-templates/" + code).code()).isEqualTo(404);
        templates.keep(twentyTasks());
        assertThat(api.get("/project-templates/" + code).body().at("/tasks").size()).isEqualTo(20);
        assertThat(api.post("/project-templates", Map.of("code", code, "name", "Twice", "billingModel", "FIXED_FEE", "currency", "EUR")).code()).isEqualTo(409);
        assertThat(api.put("/project-templates/" + code, Map.of("name", "", "billingModel", "FIXED_FEE", "currency", "EUR")).body().at("/errors/0/field").asText()).isEqualTo("name");
        var confirmed = api.post("/projects", Map.of("code", code + "-P", "name", "By template", "clientCode", a.client("DE", "EUR"), "managerCode", a.person("1.00"),
                "startDate", clock.today().toString(), "template", code));
        assertThat(confirmed.code()).as(String.valueOf(confirmed.body())).isEqualTo(201);
        assertThat(confirmed.body().at("/billingModel").asText()).isEqualTo("FIXED_FEE");
        assertThat(confirmed.body().at("/budgetAmount/amount").asText()).isEqualTo("25000.00");
        assertThat(api.delete("/project-templates/" + code).code()).isEqualTo(204);
        assertThat(projects.tasks(code + "-P")).hasSize(20);
    }

    @Test
    void byItsPagesOneIsProposedKeptChangedUsedAndRetired() {
        var manager = Browser.of(house, Role.MANAGER);
        var project = a.project();
        a.approved(project, a.person("100.00"), "8.00");
        assertThat(manager.get("/templates").html()).contains("Take one from a project", project);
        assertThat(manager.get("/templates/new?project=" + project + "&asTaken=true").html()).contains("what it took", "value=\"8.00\"", "File the contract");
        var fields = new HashMap<>(Map.of("code", code, "name", "Short audit", "billingModel", "FIXED_FEE", "currency", "eur", "budgetHours", "40", "budgetAmount", "5200", "madeFrom", project,
                "tasks%5B0%5D.code", "T1", "tasks%5B0%5D.name", "Audit"));
        fields.putAll(Map.of("tasks%5B0%5D.estimateHours", "40", "tasks%5B0%5D.billable", "true", "tasks%5B0%5D.dueAfterDays", "14", "tasks%5B1%5D.code", "", "tasks%5B1%5D.name", "",
                "milestones%5B0%5D.name", "Report", "milestones%5B0%5D.dueAfterDays", "21", "checklist%5B0%5D.name", "Get access", "checklist%5B0%5D.workingDays", "1"));
        assertThat(manager.postAndFollow("/templates", fields).html()).contains("is kept", "Short audit", "from " + project);
        assertThat(templates.get(code)).satisfies(t -> {
            assertThat(t.tasks()).singleElement().satisfies(task -> assertThat(task.billable()).isTrue());
            assertThat(t.milestones()).containsExactly(new ProjectTemplate.Goal("Report", 21));
            assertThat(t.currency()).isEqualTo("EUR");
        });
        assertThat(manager.postAndFollow("/templates", fields).html()).contains("There is a template");
        fields.remove("code");
        fields.put("name", "Shorter audit");
        assertThat(manager.postAndFollow("/templates/" + code, fields).html()).contains("Shorter audit");
        assertThat(manager.get("/templates/" + code).html()).contains("Get access", "Retire the template");
        assertThat(manager.get("/projects/new?template=" + code).html()).contains("value=\"5200.00\"", "Audit", "Get access", "Its checklist has one step");
        assertThat(manager.get("/projects/new?name=Mine&budgetHours=3&template=%s&chosen=%s".formatted(code, code)).html()).contains("value=\"Mine\"", "value=\"3\"");
        assertThat(manager.postAndFollow("/templates/%s/retire".formatted(code), Map.of()).html()).contains("is retired");
        assertThat(templates.find(code)).isEmpty();
        assertThat(Browser.of(house, Role.CONSULTANT).get("/templates").status()).isEqualTo(403);
        assertThat(Browser.of(house, Role.MANAGER, "de").get("/templates/new").html()).contains("Checkliste").doesNotContain("??");
    }
}
