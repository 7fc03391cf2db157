package io.throughline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ThroughlineTest
class PostOfficeTests {
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void smtp(DynamicPropertyRegistry settings) {
        SERVER.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void close() {
        SERVER.stop();
    }

    @Autowired PostOffice post;
    @Autowired Postman postman;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void emptyBoxes() throws Exception {
        db.sql("update app.mail set state = 'KEPT', next_try_at = null where state = 'WAITING'").update();
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void aLetterLeavesOnceWithItsAttachmentAsTextAndHtml() throws Exception {
        var letter = letter("Rechnung für März\n\nBitte zahlen: https://pay.example/x?a=1&b=2 <jetzt>");
        var id = post.post(letter);
        assertThat(post.post(letter)).isEqualTo(id);
        assertThat(postman.deliver()).isEqualTo(1);
        assertThat(postman.deliver()).isZero();

        var received = received().get(0);
        assertThat(received.getSubject()).isEqualTo("Rechnung");
        assertThat(received.getMessageID()).isEqualTo(Envelope.messageId(letter.key()));
        var whole = GreenMailUtil.getWholeMessage(received);
        assertThat(whole).contains("text/plain", "text/html", "invoice.pdf", "&lt;jetzt&gt;");
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void whatWasRolledBackIsNeverSent() {
        transaction.executeWithoutResult(t -> {
            post.post(letter("never"));
            t.setRollbackOnly();
        });
        assertThat(postman.deliver()).isZero();
    }

    @Test
    void nothingACallerWritesBecomesAHeader() throws Exception {
        assertThatThrownBy(() -> post.post(new Letter(key(), "a@b.example\r\nBcc: x@y.example", "s", "b", "t", List.of()))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> post.post(new Letter(key(), "a@b.example, x@y.example", "s", "b", "t", List.of()))).isInstanceOf(InvalidInput.class);
        post.post(new Letter(key(), "a@b.example", "Hello\r\nBcc: x@y.example", "b", "t",
                List.of(new Attachment("a\r\nX-Evil: 1.pdf", "application/pdf", new byte[] {1}))));
        postman.deliver();
        assertThat(received()).singleElement().satisfies(m -> {
            assertThat(m.getAllRecipients()).hasSize(1);
            assertThat(m.getSubject()).isEqualTo("Hello Bcc: x@y.example");
        });
    }

    @Test
    void whatWasLeavingWhenTheServerStoppedIsUncertainAndSentOnlyWhenAsked() {
        var id = post.post(letter("half gone"));
        db.sql("update app.mail set state = 'SENDING', next_try_at = null where id = ?").param(id).update();
        assertThat(postman.markInterrupted()).isEqualTo(1);
        assertThat(postman.deliver()).isZero();
        assertThat(state(id)).isEqualTo("UNCERTAIN");
        db.sql("update app.mail set state = 'WAITING', next_try_at = clock_timestamp() where id = ?").param(id).update();
        assertThat(postman.deliver()).isEqualTo(1);
    }

    @Test
    void aServerThatIsDownIsTriedAgainAndThenTold() {
        var id = post.post(letter("patience"));
        SERVER.stop();
        try {
            assertThat(postman.deliver()).isZero();
            assertThat(state(id)).isEqualTo("WAITING");
            db.sql("update app.mail set attempts = 5, next_try_at = clock_timestamp() where id = ?").param(id).update();
            postman.deliver();
            assertThat(state(id)).isEqualTo("FAILED");
            assertThat(db.sql("select last_error from app.mail where id = ?").param(id).query(String.class).single()).isNotBlank();
        } finally {
            SERVER.start();
        }
    }

    @Test
    void aLetterWithoutAnAddressIsShownAsFailed() {
        var id = post.post(new Letter(key(), " ", "s", "b", "t", List.of()));
        postman.deliver();
        assertThat(state(id)).isEqualTo("FAILED");
    }

    private static Letter letter(String body) {
        return new Letter(key(), "buyer@client.example", "Rechnung", body, "invoice:1",
                List.of(new Attachment("invoice.pdf", "application/pdf", "%PDF".getBytes(StandardCharsets.US_ASCII))));
    }

    /** The same one again after a stop. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static List<MimeMessage> received() {
        return Arrays.asList(SERVER.getReceivedMessages());
    }

    private String state(long id) {
        return db.sql("select state from app.mail where id = ?").param(id).query(String.class).single();
    }
}
