package io.throughline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.mail.PostOffice.Letter;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server that speaks TLS only, and what it may say to a letter. */
@ThroughlineTest
class MailServerMannersTests {
    private static SmtpStub server;

    @DynamicPropertySource
    static void smtp(DynamicPropertyRegistry settings) throws IOException {
        server = new SmtpStub();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", server::port);
        settings.add("spring.mail.properties.mail.smtp.starttls.required", () -> "true");
        settings.add("spring.mail.properties.mail.smtp.ssl.trust", () -> "*");
        settings.add("spring.mail.properties.mail.smtp.ssl.checkserveridentity", () -> "false");
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    @Autowired PostOffice post;
    @Autowired Postman postman;
    @Autowired Mails mails;
    @Autowired JdbcClient db;

    @BeforeEach
    void friendly() {
        server.answerToRecipient = "250 ok";
        server.hangsUp = false;
        server.letters().clear();
        server.commands().clear();
        db.sql("update app.mail set state = 'KEPT', next_try_at = null where state = 'WAITING'").update();
        db.sql("update app.mail_outage set over_at = clock_timestamp() where over_at is null").update();
    }

    @Test
    void theLetterGoesOverTls() {
        var id = letter();
        assertThat(postman.deliver()).isEqualTo(1);
        assertThat(server.commands()).containsSubsequence("STARTTLS", "DATA");
        assertThat(server.letters()).singleElement().asString().contains("Message-ID: " + mails.get(id).messageId());
    }

    @Test
    void anAddressThatIsRefusedAtTheDoorCameBack() {
        server.answerToRecipient = "550 5.1.1 no such user";
        var id = letter();
        assertThat(postman.deliver()).isZero();
        assertThat(mails.get(id).state()).isEqualTo(MailState.BOUNCED);
        assertThat(mails.get(id).lastError()).contains("no such user");
    }

    @Test
    void aBusyAddressIsTriedAgainLater() {
        server.answerToRecipient = "450 4.7.1 greylisted";
        var id = letter();
        assertThat(postman.deliver()).isZero();
        assertThat(mails.get(id)).satisfies(m -> {
            assertThat(m.state()).isEqualTo(MailState.WAITING);
            assertThat(m.attempts()).isEqualTo(1);
        });
        db.sql("update app.mail set attempts = 5, next_try_at = clock_timestamp() where id = ?").param(id).update();
        postman.deliver();
        assertThat(mails.get(id).state()).isEqualTo(MailState.FAILED);
    }

    @Test
    void aLineThatBreaksAfterTheLetterLeavesItUncertain() {
        server.hangsUp = true;
        var id = letter();
        assertThat(postman.deliver()).isZero();
        assertThat(server.letters()).hasSize(1);
        assertThat(mails.get(id).state()).isEqualTo(MailState.UNCERTAIN);
        assertThat(postman.deliver()).isZero();
        assertThat(server.letters()).hasSize(1);
    }

    private long letter() {
        return post.post(new Letter(UUID.randomUUID().toString(), "buyer@client.example", "Rechnung", "Guten Tag", "invoice:1", List.of()));
    }
}
