package io.throughline.project;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ThroughlineTest
class ProjectDoorTests {
    @Autowired Times times;
    private MockMvc door;
    private ProjectFixture a;

    @BeforeEach
    void furnish(@Autowired WebApplicationContext house) {
        door = MockMvcBuilders.webAppContextSetup(house).apply(springSecurity()).build();
        a = new ProjectFixture(house);
    }

    @Test
    void confirmsAProjectOnce() throws Exception {
        var manager = a.person();
        var body = body("D-1", a.client(), manager);
        as(manager, "MANAGER", post("/api/v1/projects"), body).andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("SETUP")).andExpect(jsonPath("$.budgetHours").value("80.50"))
                .andExpect(jsonPath("$.budgetAmount.amount").value("8050.00")).andExpect(jsonPath("$.openSetupSteps", hasItem("Budget sign-off")));
        as(manager, "MANAGER", post("/api/v1/projects"), body).andExpect(status().isConflict());
        as(manager, "CONSULTANT", get("/api/v1/projects/D-1"), null).andExpect(status().isOk()).andExpect(jsonPath("$.budgetAmount").doesNotExist());
        as(manager, "MANAGER", get("/api/v1/projects/D-1/tasks"), null).andExpect(jsonPath("$[0].code").value("T1"))
                .andExpect(jsonPath("$[0].estimateHours").value("4.50"));
        as(manager, "MANAGER", get("/api/v1/projects/D-1/milestones"), null).andExpect(jsonPath("$[0].name").value("Go-live"));
        as(manager, "MANAGER", get("/api/v1/projects?managerCode=" + manager), null).andExpect(jsonPath("$.totalElements").value(1));
    }

    @Test
    void tellsWhatIsWrongByField() throws Exception {
        as("x", "MANAGER", post("/api/v1/projects"), body("D-2", "nobody", "nobody").replace("\"FIXED_FEE\"", "null")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field", hasItem("clientCode"))).andExpect(jsonPath("$.errors[*].field", hasItem("managerCode")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("billingModel")));
        as("x", "MANAGER", post("/api/v1/projects"), "{\"code\": \"D-3\", \"budgetAmount\": \"much\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field", hasItem("budgetAmount")));
        as("x", "MANAGER", get("/api/v1/projects?size=-1"), null).andExpect(status().isBadRequest());
        as("x", "MANAGER", get("/api/v1/projects/none"), null).andExpect(status().isNotFound());
    }

    @Test
    void keepsStrangersOut() throws Exception {
        var manager = a.person();
        as(manager, "CONSULTANT", post("/api/v1/projects"), body("D-4", a.client(), manager)).andExpect(status().isForbidden());
        as(manager, "AUDITOR", post("/api/v1/clients"), "{}").andExpect(status().isForbidden());
        as(manager, "CONSULTANT", get("/api/v1/projects/D-4/rates"), null).andExpect(status().isForbidden());
        var other = a.inDelivery().code();
        as(manager, "MANAGER", post("/api/v1/projects/" + other + "/hold"), "{\"reason\": \"mine\"}").andExpect(status().isForbidden());
        as(manager, "MANAGER", post("/api/v1/projects/" + other + "/complete-delivery"), null).andExpect(status().isForbidden());
    }

    @Test
    void runsALifeByTheApiAlone() throws Exception {
        var project = a.inDelivery();
        var manager = project.managerCode();
        var at = "/api/v1/projects/" + project.code();
        as(manager, "MANAGER", post(at + "/hold"), "{}").andExpect(status().isBadRequest());
        as(manager, "MANAGER", post(at + "/hold"), "{\"reason\": \"holidays\"}").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ON_HOLD"));
        as(manager, "MANAGER", post(at + "/complete-delivery"), null).andExpect(status().isConflict());
        as(manager, "MANAGER", post(at + "/resume"), null).andExpect(jsonPath("$.state").value("IN_DELIVERY"));
        as(manager, "MANAGER", post(at + "/tasks"), "{\"code\": \"T2\", \"name\": \"Two\"}").andExpect(status().isCreated());
        as(manager, "MANAGER", post(at + "/rates"), "{\"validFrom\": \"%s\", \"rate\": \"95.50\"}".formatted(times.today())).andExpect(status().isCreated())
                .andExpect(jsonPath("$.rate").value("95.50"));
        var milestone = as(manager, "MANAGER", post(at + "/milestones"), "{\"name\": \"Go-live\", \"dueDate\": \"2026-12-01\"}").andExpect(status().isCreated())
                .andReturn().getResponse().getContentAsString().replaceAll(".*\"id\":(\\d+).*", "$1");
        as(manager, "MANAGER", post(at + "/complete-delivery"), null).andExpect(status().isConflict()).andExpect(jsonPath("$.detail", containsString("Go-live")));
        as(manager, "MANAGER", post(at + "/milestones/" + milestone + "/accept"), null).andExpect(status().isOk()).andExpect(jsonPath("$.acceptedBy").value(manager));
        as(manager, "MANAGER", post(at + "/milestones/" + milestone + "/accept"), null).andExpect(status().isConflict());
        var successor = a.person();
        as(manager, "MANAGER", put(at), "{\"managerCode\": \"%s\", \"budgetAmount\": {\"amount\": \"12000.00\", \"currency\": \"EUR\"}}".formatted(successor))
                .andExpect(status().isOk()).andExpect(jsonPath("$.managerCode").value(successor)).andExpect(jsonPath("$.budgetAmount.amount").value("12000.00"));
        as("boss", "DIRECTOR", post(at + "/complete-delivery"), null).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("DELIVERED"));
        as(successor, "MANAGER", get("/api/v1/profitability?by=client"), null).andExpect(status().isOk());
        as(successor, "CONSULTANT", get("/api/v1/profitability"), null).andExpect(status().isForbidden());
        as(successor, "MANAGER", get("/api/v1/profitability?by=moon"), null).andExpect(status().isBadRequest());
    }

    private ResultActions as(String who, String role, MockHttpServletRequestBuilder request, String body) throws Exception {
        if (body != null) request.contentType(MediaType.APPLICATION_JSON).content(body);
        return door.perform(request.with(user(who).roles(role)));
    }

    private String body(String code, String client, String manager) {
        return """
                {"code": "%s", "name": "Website", "clientCode": "%s", "managerCode": "%s", "billingModel": "FIXED_FEE", "currency": "EUR",
                 "startDate": "%s", "budgetHours": "80.50", "budgetAmount": {"amount": "8050.00", "currency": "EUR"},
                 "tasks": [{"code": "T1", "name": "Design", "estimateHours": "4.5"}], "milestones": [{"name": "Go-live", "dueDate": "2026-12-01"}]}"""
                .formatted(code, client, manager, times.today());
    }
}
