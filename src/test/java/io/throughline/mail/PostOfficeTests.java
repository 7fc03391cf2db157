package io.throughline.mail;

import static io.throughline.mail.Received.texts;
import static io.throughline.mail.Received.to;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.security.LetterWishes;
import io.throughline.security.LetterWishes.Wanted;
import io.throughline.security.Role;
import io.throughline.security.Users;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters leave by a real SMTP server; one that comes back is found in a real mailbox. */
@ThroughlineTest
class PostOfficeTests {
    private static final GreenMail SERVER = new GreenMail(new ServerSetup[] {new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
    private static final Authentication FINANCE = new TestingAuthenticationToken("finance", "", "ROLE_FINANCE");
    private static GreenMailUser mailbox;
    private static final String LINK = "https://house.example/portal/in/s3cret_-s3cret";

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        SERVER.start();
        mailbox = SERVER.setUser("post@firm.example", "post", "letters");
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        settings.add("throughline.mail.bounces.host", () -> "127.0.0.1");
        settings.add("throughline.mail.bounces.port", () -> SERVER.getImap().getPort());
        settings.add("throughline.mail.bounces.username", () -> "post");
        settings.add("throughline.mail.bounces.password", () -> "letters");
    }

    @AfterAll
    static void close() {
        SERVER.stop();
    }

    @Autowired PostOffice post;
    @Autowired Postman postman;
    @Autowired Mails mails;
    @Autowired Outages outages;
    @Autowired BounceBox box;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired Users users;
    @Autowired LetterWishes wishes;
    @Autowired FirmClock clock;

    @BeforeEach
    void emptyBoxes() throws Exception {
        db.sql("update app.mail set state = 'KEPT', next_try_at = null where state = 'WAITING'").update();
        db.sql("update app.mail_outage set over_at = clock_timestamp() where over_at is null").update();
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void aLetterLeavesOnceWithItsAttachmentAsTextAndHtml() throws Exception {
        var letter = letter("Rechnung für März\n\nBitte zahlen: https://pay.example/x?a=1&b=2 <jetzt>").in(Locale.GERMAN);
        var id = post.post(letter);
        assertThat(post.post(letter)).isEqualTo(id);
        assertThat(postman.deliver()).isEqualTo(1);
        assertThat(postman.deliver()).isZero();

        var received = received().get(0);
        assertThat(received.getSubject()).isEqualTo("Rechnung");
        assertThat(received.getMessageID()).matches("<%d\\.[0-9a-f]{16}@.+>".formatted(id)).isEqualTo(mails.get(id).messageId());
        assertThat(((InternetAddress) received.getFrom()[0]).getPersonal()).isNotBlank();
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getHeader("List-Id")).isNotEmpty();
        assertThat(received.getHeader("Content-Language")).containsExactly("de");
        assertThat(texts(received)).anyMatch(t -> t.startsWith("Rechnung für März")).anyMatch(t -> t.contains("<html lang=\"de\"") && t.contains("&lt;jetzt&gt;"));
        assertThat(mails.get(id).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void aSecretLinkIsForgottenWhenItsLetterHasLeft() throws Exception {
        var id = post.post(letter("Hier: {link}\n\nGruß").with(LINK));
        assertThat(mails.full(id, FINANCE).body()).contains(LINK);
        assertThat(mails.full(id, new TestingAuthenticationToken("auditor", "", "ROLE_AUDITOR")).body()).as("who only reads does not come in as a client").contains("Hier: […]");
        postman.deliver();
        assertThat(texts(received().get(0))).hasSize(2).allMatch(t -> t.contains(LINK));
        assertThat(mails.full(id, FINANCE).body()).doesNotContain("s3cret").contains("Hier: […]");
        assertThat(db.sql("select count(*) from app.mail where link is not null or body like '%s3cret%'").query(Long.class).single()).isZero();
    }

    @Test
    void aColleaguesLinkIsReadByNobodyElse() throws Exception {
        var id = post.post(new Letter("decide:" + UUID.randomUUID(), "dora@firm.example", "To decide", "Here: {link}\n", "user:dora", List.of()).with(LINK));
        assertThat(mails.full(id, FINANCE).body()).contains("Here: […]");
        assertThat(mails.full(id, new TestingAuthenticationToken("dora", "", "ROLE_DIRECTOR")).body()).contains(LINK);
        assertThatThrownBy(() -> mails.resend(id, "finance@firm.example")).isInstanceOf(InvalidInput.class).hasMessageContaining("dora@firm.example alone");
        postman.deliver();
        assertThat(texts(received().get(0))).allMatch(t -> t.contains(LINK)).anyMatch(t -> t.contains(">Read and decide<"));
    }

    @Test
    void aLetterWaitsForTheEndOfItsReadersQuietHours() throws Exception {
        var name = "quiet" + UUID.randomUUID().toString().substring(0, 8);
        users.add(name, "Quinn", name + "@firm.example", "a long password", Set.of(Role.CONSULTANT));
        wishes.set(name, new Wanted(null, null, null, clock.now().toLocalTime().minusMinutes(5).truncatedTo(MINUTES).toString(), clock.now().toLocalTime().plusHours(2).truncatedTo(MINUTES).toString()));
        var id = post.post(new Letter("night:" + name, name + "@firm.example", "At night", "Later", "user:" + name, List.of()));
        assertThat(postman.deliver()).as("nothing leaves now").isZero();
        assertThat(mails.get(id).state()).isEqualTo(MailState.WAITING);
        db.sql("update app.mail set next_try_at = next_try_at - interval '1 hour 55 minutes' where id = ?").param(id).update();
        assertThat(postman.deliver()).as("nor shortly before they end").isZero();
        db.sql("update app.mail set next_try_at = next_try_at - interval '6 minutes' where id = ?").param(id).update();
        assertThat(postman.deliver()).isEqualTo(1);
        assertThat(received().get(0).getSubject()).isEqualTo("At night");
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
    void whatWasLeavingWhenTheHouseStoppedIsUncertainAndSentOnlyWhenAsked() throws Exception {
        var id = post.post(letter("half gone"));
        db.sql("update app.mail set state = 'SENDING', next_try_at = null, taken_at = clock_timestamp(), message_id = '<known@firm.example>' where id = ?").param(id).update();
        assertThat(postman.markAbandoned()).isZero();
        assertThat(postman.markInterrupted()).isEqualTo(1);
        assertThat(postman.deliver()).isZero();
        assertThat(mails.get(id).state()).isEqualTo(MailState.UNCERTAIN);
        assertThat(mails.resend(id, null).id()).isEqualTo(id);
        assertThat(postman.deliver()).isEqualTo(1);
        assertThat(received().get(0).getMessageID()).isEqualTo("<known@firm.example>");
    }

    @Test
    void aServerThatIsDownIsOneNoticeAndClearsItself() {
        var first = post.post(letter("patience"));
        var second = post.post(letter("more patience"));
        SERVER.getSmtp().stopService();
        var known = journal("MailServerLost");
        try {
            for (int minute = 0; minute < 60; minute++) {
                assertThat(postman.deliver()).isZero();
                db.sql("update app.mail_outage set tried_at = tried_at - interval '1 minute' where over_at is null").update();
            }
            assertThat(mails.get(first)).satisfies(m -> {
                assertThat(m.state()).isEqualTo(MailState.WAITING);
                assertThat(m.attempts()).isZero();
            });
            assertThat(outages.now()).hasValueSatisfying(o -> {
                assertThat(o.waiting()).isEqualTo(2);
                assertThat(o.reason()).isNotBlank();
            });
            assertThat(journal("MailServerLost") - known).isEqualTo(1);
        } finally {
            restart();
        }
        assertThat(postman.deliver()).isEqualTo(2);
        assertThat(outages.now()).isEmpty();
        assertThat(journal("MailServerBack")).isPositive();
        assertThat(mails.get(second).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void aLetterWithoutAnAddressIsShownAsFailedUntilItHasOne() {
        var id = post.post(new Letter(key(), " ", "s", "b", "t", List.of()));
        postman.deliver();
        assertThat(mails.get(id).state()).isEqualTo(MailState.FAILED);
        mails.resend(id, "found@client.example");
        assertThat(postman.deliver()).isEqualTo(1);
    }

    @Test
    void aReportInTheMailboxBringsTheLetterBack() throws Exception {
        var id = post.post(letter("to nobody"));
        postman.deliver();
        report(Reports.bounce(mails.get(id).messageId(), "failed", "5.1.1", "550 5.1.1 no such user here"));
        report(Reports.plain("Out of office", mails.get(id).messageId()));
        assertThat(box.look()).isEqualTo(1);
        assertThat(box.look()).isZero();
        assertThat(mails.get(id)).satisfies(m -> {
            assertThat(m.state()).isEqualTo(MailState.BOUNCED);
            assertThat(m.lastError()).isEqualTo("550 5.1.1 no such user here");
            assertThat(m.arrived()).isFalse();
        });

        var again = mails.resend(id, "new@client.example");
        assertThat(again.resendOf()).isEqualTo(id);
        assertThat(postman.deliver()).isEqualTo(1);
        var second = received().stream().filter(m -> to(m).equals("new@client.example")).findFirst().orElseThrow();
        assertThat(second.getHeader("In-Reply-To")).containsExactly(mails.get(id).messageId());
        assertThat(second.getMessageID()).isNotEqualTo(mails.get(id).messageId());
        assertThat(texts(second)).anyMatch(t -> t.startsWith("to nobody"));
        assertThat(mails.full(again.id(), FINANCE).attachments()).hasSize(1);
    }

    @Test
    void aDelayIsNoBounce() throws Exception {
        var id = post.post(letter("slow"));
        postman.deliver();
        report(Reports.bounce(mails.get(id).messageId(), "delayed", "4.4.1", "421 busy"));
        assertThat(box.look()).isZero();
        assertThat(mails.get(id).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void aMailboxThatCannotBeReadIsToldAndHurtsNobody() {
        SERVER.getImap().stopService();
        try {
            assertThat(box.look()).isZero();
            assertThat(box.problem()).isNotBlank();
        } finally {
            restart();
        }
        box.look();
        assertThat(box.problem()).isNull();
    }

    /** Both servers anew on their ports. */
    private static void restart() {
        SERVER.stop();
        SERVER.start();
        mailbox = SERVER.setUser("post@firm.example", "post", "letters");
    }

    private static void report(MimeMessage message) throws Exception {
        mailbox.deliver(message);
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

    private long journal(String event) {
        return db.sql("select count(*) from app.journal_entry where event = ?").param(event).query(Long.class).single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static List<MimeMessage> received() {
        return Arrays.stream(SERVER.getReceivedMessages()).filter(m -> !to(m).startsWith("post@")).toList();
    }
}
