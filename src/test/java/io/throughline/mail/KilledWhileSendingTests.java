package io.throughline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.PersistentCaller;
import io.throughline.ServedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail server has the letter, the house is killed before it could note that: neither forgotten nor sent twice unasked. */
@Tag("long")
class KilledWhileSendingTests {

    @Test
    void theLetterIsUncertainSomebodyIsAskedAndASecondCopyIsToBeKnown(@TempDir Path folder) throws Exception {
        try (var smtp = new SmtpStub(); var house = new ServedProcess(folder, "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + smtp.port(),
                "--spring.mail.properties.mail.smtp.ssl.trust=*", "--spring.mail.properties.mail.smtp.ssl.checkserveridentity=false")) {
            smtp.fallsSilent = true;
            house.start();
            var admin = new PersistentCaller(house.url(), "admin", ServedProcess.ADMIN_PASSWORD);
            cancelAProject(admin);
            smtp.awaitLetter();
            house.kill();
            smtp.fallsSilent = false;
            house.start();

            var letter = admin.get("/api/v1/mails?state=UNCERTAIN").path("content").path(0);
            assertThat(letter.path("lastError").asText()).contains("stopped while the letter was leaving");
            Thread.sleep(6000);
            assertThat(smtp.letters()).hasSize(1);
            var finance = new PersistentCaller(house.url(), "fin", "fin-secret-1");
            assertThat(keys(finance.get("/api/v1/tasks"))).contains("lookAfterLetter");

            finance.post("/api/v1/mails/" + letter.path("id").asText() + "/resend", "again", Map.of()).expect(200);
            smtp.awaitLetter();
            assertThat(smtp.letters()).hasSize(2).extracting(KilledWhileSendingTests::messageId).allMatch(id -> id.equals(letter.path("messageId").asText()));
            assertThat(keys(finance.get("/api/v1/tasks"))).doesNotContain("lookAfterLetter");
        }
    }

    /** The letter to its manager leaves at once. */
    private static void cancelAProject(PersistentCaller admin) throws Exception {
        admin.post("/api/v1/users", "fin", Map.of("username", "fin", "password", "fin-secret-1", "roles", List.of("FINANCE"))).expect(201);
        admin.post("/api/v1/people", "max", Map.of("code", "max", "name", "Max", "role", "Principal", "costRate", "50.00", "billRate", "100.00",
                "email", "max@firm.example")).expect(201);
        admin.post("/api/v1/clients", "lake", Map.of("code", "LAKE", "name", "Lake AG", "country", "DE", "currency", "EUR", "email", "books@lake.example")).expect(201);
        admin.post("/api/v1/projects", "river", Map.of("code", "RIVER", "name", "The river", "clientCode", "LAKE", "managerCode", "max",
                "billingModel", "TIME_AND_MATERIALS", "currency", "EUR", "startDate", "2026-01-05", "budgetHours", "200", "budgetAmount", "20000.00")).expect(201);
        admin.post("/api/v1/projects/RIVER/cancel", "cancel", Map.of("reason", "the river is dry")).expect(200, 204);
    }

    private static List<String> keys(JsonNode tasks) {
        return tasks.path("content").findValuesAsText("key");
    }

    private static String messageId(String letter) {
        var id = Pattern.compile("(?m)^Message-ID: (<.+>)").matcher(letter);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
