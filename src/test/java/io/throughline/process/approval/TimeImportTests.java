package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.process.ApiDesk;
import io.throughline.process.WorkFixture;
import io.throughline.security.Role;
import io.throughline.security.Users;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;

/** Another system's time over HTTP: tried first, then brought in, and nothing happens the second time. */
@ThroughlineTest
class TimeImportTests {
    private static final String HEADER = "Date,Client,Project,Task,Notes,Hours,Billable?,First Name,Last Name\n";
    @Autowired ApplicationContext house;
    @Autowired Users users;
    @LocalServerPort int port;

    @Test
    void aFileComesOnceHoweverOftenItIsSent() {
        var work = new WorkFixture(house);
        var monday = work.monday();
        var person = work.person();
        var project = work.project(work.person());
        var desk = ApiDesk.of(users, port, "imports-" + person, null, Role.MANAGER);
        var row = "%s,Client,Project %s,Task T1,x,1.5,Yes,Worker,%s\n".formatted(monday, project, person);
        var file = HEADER + row + row;

        assertThat(desk.send("/time-entries/import?dryRun=true", part(file)).body().toString()).isEqualTo("{\"shape\":\"HARVEST\",\"lines\":2,\"created\":2,\"known\":0,\"dryRun\":true}");
        assertThat(desk.get("/time-entries?personCode=" + person).body().path("totalElements").asInt()).isZero();
        assertThat(desk.send("/time-entries/import", part(file)).body().path("created").asInt()).isEqualTo(2);
        assertThat(desk.send("/time-entries/import", part(file)).body().path("known").asInt()).isEqualTo(2);
        assertThat(desk.get("/time-entries?personCode=" + person).body().path("totalElements").asInt()).isEqualTo(2);

        var wrong = desk.send("/time-entries/import", part(HEADER + row.replace("1.5", "2.5") + row.replace("Project " + project, "Elsewhere") + row.replace("1.5", "-1")));
        assertThat(wrong.code()).isEqualTo(400);
        assertThat(wrong.body().path("errors").findValuesAsText("field")).containsExactly("line 3, column Project");
        var refused = desk.send("/time-entries/import", part(HEADER + row.replace("1.5", "2.5") + row.replace("1.5", "-1")));
        assertThat(refused.body().path("errors").findValuesAsText("field")).containsExactly("line 3, hours");
        assertThat(desk.get("/time-entries?personCode=" + person).body().path("totalElements").asInt()).as("all or nothing").isEqualTo(2);
    }

    private static LinkedMultiValueMap<String, Object> part(String text) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(text.getBytes()) {
            @Override
            public String getFilename() {
                return "time.csv";
            }
        });
        return parts;
    }
}
