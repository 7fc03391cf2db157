package io.throughline.process.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.mail.Mail;
import io.throughline.mail.MailState;
import io.throughline.mail.MailUndelivered;
import io.throughline.mail.Mails;
import io.throughline.process.Desk;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.DebtFixture;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** An invoice's letter did not arrive: what finance is asked, and what comes of each answer. */
@ThroughlineTest
@TestPropertySource(properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=9"})
class UndeliveredMailTests {
    @Autowired ApplicationContext house;
    @Autowired Mails mails;
    @Autowired Clients clients;
    @Autowired ClientLinks links;
    @Autowired ApplicationEventPublisher news;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient db;
    private Desk desk;
    private Mail letter;
    private String clientCode;
    private long draftId;

    @BeforeEach
    void mailAnInvoice() {
        desk = new Desk(house);
        var invoice = new DebtFixture(house).mailed();
        draftId = invoice.draftId();
        clientCode = invoice.clientCode();
        letter = mails.about("invoice:" + draftId).get(0);
    }

    @Test
    void aWrongAddressIsPutRightAndTheLetterGoesThereWithALinkOfItsOwn() {
        var known = links.ofInvoice(draftId).size();
        happened(MailState.BOUNCED, "550 no such user");
        assertThat(desk.waiting(key())).containsExactly("fixAddress");
        assertThat(mails.about("invoice:" + draftId)).as("it is not shown as delivered").singleElement().satisfies(m -> assertThat(m.state()).isEqualTo(MailState.BOUNCED));
        assertThat(page("/invoices/" + house.getBean(io.throughline.receivables.Receivables.class).get(draftId).number())).contains("came back").doesNotContain(">sent<");
        assertThat(desk.view(desk.one("fixAddress", key()))).contains("550 no such user", letter.to(), "invoice INV-");
        assertThatThrownBy(() -> answer("fixAddress", Map.of("decision", "resend", "email", "not an address"))).isInstanceOf(InvalidInput.class);
        assertThat(desk.waiting(key())).containsExactly("fixAddress");

        answer("fixAddress", Map.of("decision", "resend", "email", "right@client.example"));
        assertThat(clients.get(clientCode).email()).isEqualTo("right@client.example");
        var again = mails.about("invoice:" + draftId).stream().filter(m -> m.resendOf() != null).findFirst().orElseThrow();
        assertThat(again.to()).isEqualTo("right@client.example");
        assertThat(again.state()).isEqualTo(MailState.WAITING);
        assertThat(mails.full(again.id(), new TestingAuthenticationToken("finance", "", "ROLE_FINANCE")).body()).contains("/portal/in/");
        assertThat(links.ofInvoice(draftId)).hasSize(known + 1);
        assertThat(mails.get(letter.id()).state()).isEqualTo(MailState.BOUNCED);
        assertThat(desk.runs("undelivered-mail", key())).isFalse();
    }

    @Test
    void aLetterThatMayHaveLeftIsLookedAfter() {
        happened(MailState.UNCERTAIN, "the house stopped");
        assertThat(desk.view(desk.one("lookAfterLetter", key()))).contains("may have arrived");
        answer("lookAfterLetter", Map.of("decision", "leave"));
        assertThat(mails.get(letter.id()).state()).isEqualTo(MailState.UNCERTAIN);
        assertThat(mails.about("invoice:" + draftId)).hasSize(1);
        assertThat(desk.runs("undelivered-mail", key())).isFalse();
    }

    @Test
    void sentAgainAtTheDoorNobodyIsAskedAnyMore() {
        happened(MailState.FAILED, "no");
        assertThat(desk.waiting(key())).containsExactly("lookAfterLetter");
        mails.resend(letter.id(), null);
        assertThat(desk.runs("undelivered-mail", key())).isFalse();
        assertThat(mails.get(letter.id()).state()).isEqualTo(MailState.WAITING);
    }

    private String page(String path) {
        try {
            return MockMvcBuilders.webAppContextSetup((WebApplicationContext) house).apply(SecurityMockMvcConfigurers.springSecurity()).build()
                    .perform(get(path).with(user("fin").roles("FINANCE"))).andReturn().getResponse().getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void happened(MailState state, String why) {
        transaction.executeWithoutResult(t -> {
            db.sql("update app.mail set state = ?, next_try_at = null, last_error = ?, bounced_at = case when ? then now() end where id = ?")
                    .params(state.name(), why, state == MailState.BOUNCED, letter.id()).update();
            news.publishEvent(new MailUndelivered(letter.id(), letter.about(), state, why));
        });
    }

    private void answer(String task, Map<String, Object> answers) {
        desk.completeAs("finance", "finance", task, key(), answers);
    }

    private String key() {
        return "mail/" + letter.id();
    }
}
