package io.throughline.process.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.ThroughlineTest;
import io.throughline.page.Browser;
import io.throughline.process.ApiDesk;
import io.throughline.process.WorkFixture;
import io.throughline.project.Clients;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;

/** A firm comes from another system with its clients and what runs: tried first, taken in once, and refused by line and column. */
@ThroughlineTest
class BroughtAlongTests {
    @Autowired ApplicationContext house;
    @Autowired Users users;
    @Autowired Clients clients;
    @Autowired Projects projects;
    @LocalServerPort int port;
    private String tag;
    private String manager;
    private ApiDesk desk;

    @BeforeEach
    void aFirmWithAManager() {
        manager = new WorkFixture(house).person();
        tag = "Brought " + manager;
        desk = ApiDesk.of(users, port, "brings-" + manager, manager, Role.MANAGER);
    }

    @Test
    void clientsComeOnceInWhateverShape() {
        var quickbooks = "Customer full name;Email;Street;City;ZIP;Country;Terms\n%s AG;a@b.example;Elbweg 1;Hamburg;20095;Germany;Net 14\n%s SA;c@d.example;;;;FR;\n".formatted(tag, tag);
        assertThat(desk.send("/clients/import?dryRun=true", part(quickbooks)).body().path("created")).hasSize(2);
        assertThat(clients.all()).noneMatch(c -> c.name().startsWith(tag));
        var taken = desk.send("/clients/import", part(quickbooks));
        assertThat(taken.code()).isEqualTo(201);
        var first = clients.get(taken.body().path("created").get(0).asText());
        assertThat(first.name()).isEqualTo(tag + " AG");
        assertThat(first.country()).isEqualTo("DE");
        assertThat(first.paymentTermsDays()).isEqualTo(14);
        assertThat(first.address()).isEqualTo("Elbweg 1, 20095 Hamburg");
        assertThat(desk.send("/clients/import", part(quickbooks)).body()).hasToString("{\"lines\":2,\"created\":[],\"known\":2,\"dryRun\":false}");

        var wrong = desk.send("/clients/import", part("Name,Email,Country,Terms\n%s KG,nowhere,DE,30\n%s Ltd,e@f.example,Atlantis,soon\n%s Co,g@h.example,GB,7\n".formatted(tag, tag, tag)));
        assertThat(wrong.code()).isEqualTo(400);
        assertThat(fields(wrong.body())).containsExactly("line 2, column Email", "line 3, column Terms");
        assertThat(clients.all()).as("all or nothing").noneMatch(c -> c.name().equals(tag + " Co"));
        assertThat(fields(desk.send("/clients/import", part("Colour\nred\n")).body())).containsExactly("line 1");
    }

    @Test
    void runningProjectsAreInDeliveryAtOnce() {
        desk.send("/clients/import", part("Name,Email\n%s,a@b.example\n".formatted(tag)));
        var harvest = "Client,Project,Project Code,Start Date,End Date,Project Notes\n%s,Tide %s,TIDE-%s,2026-01-05,,\n%s,Berth %s,,2026-02-02,,\n".formatted(tag, manager, manager, tag, manager);
        assertThat(fields(desk.send("/projects/import", part(harvest)).body())).containsExactly("line 2, column manager_code", "line 3, column manager_code");
        var taken = desk.send("/projects/import?managerCode=" + manager, part(harvest));
        assertThat(taken.code()).isEqualTo(201);
        assertThat(projects.get("TIDE-" + manager).state()).isEqualTo(ProjectState.IN_DELIVERY);
        assertThat(desk.send("/projects/import?managerCode=" + manager, part(harvest)).body().path("known").asInt()).isEqualTo(2);

        var own = "name,client,manager,billing_model,budget_hours,budget_amount,tasks\nMole %s,%s,%s,fixed fee,120,\"14,400.00\",Survey; Build\n".formatted(manager, tag, manager);
        var mole = desk.send("/projects/import", part(own)).body().path("created").get(0).asText();
        assertThat(projects.tasks(mole)).extracting(t -> t.name()).containsExactlyInAnyOrder("Survey", "Build");
        assertThat(projects.get(mole).budgetAmount()).isEqualByComparingTo("14400");
        var wrong = desk.send("/projects/import", part("project,client,manager,billing type,start\nA,Nobody at all,%s,by the yard,2026-01-05\nB,%s,%s,,5.1.2026\n".formatted(manager, tag, manager)));
        assertThat(fields(wrong.body())).containsExactly("line 2, column client", "line 2, column billing type", "line 3, column start");
    }

    @Test
    void aPersonBringsThemInOnAPage() {
        var browser = Browser.at("http://localhost:" + port, "brings-" + manager, "a long password", "de");
        assertThat(browser.get("/import").html()).contains("Laufende Projekte", "Nur probieren", "/import/clients");
    }

    private static List<String> fields(JsonNode problem) {
        return StreamSupport.stream(problem.path("errors").spliterator(), false).map(e -> e.path("field").asText()).toList();
    }

    private static LinkedMultiValueMap<String, Object> part(String text) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "list.csv";
            }
        });
        return parts;
    }
}
