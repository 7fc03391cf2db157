package io.throughline.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.throughline.Look;
import io.throughline.ThroughlineTest;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.firm.FirmProfile;
import io.throughline.firm.Stationery;
import io.throughline.journal.Actor;
import io.throughline.print.PdfA;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.account.Statement;
import io.throughline.receivables.dunning.ReminderDocument;
import io.throughline.receivables.payment.RefundLetters;
import io.throughline.receivables.payment.Refunds;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ThroughlineTest
class LettersTests {
    @Autowired Receivables receivables;
    @Autowired Reminders reminders;
    @Autowired OpenItems items;
    @Autowired ReminderDocument document;
    @Autowired Statements statements;
    @Autowired ClientCredits credits;
    @Autowired Refunds refunds;
    @Autowired RefundLetters refundLetters;
    @Autowired Firm firm;
    @Autowired FirmClock clock;
    @Autowired JdbcClient db;
    private DebtFixture debts;

    @BeforeEach
    void furnish(@Autowired ApplicationContext house) {
        debts = new DebtFixture(house);
        firm.change(new FirmProfile("Nordlicht Beratung GmbH", "Speicherstraße 14", "20457", "Hamburg", "DE", "EUR", "DE136695976", "30/123/45678",
                "DE02120300000000202051", "BYLADEM1001", "rechnung@nordlicht.example", new BigDecimal("19.00")));
        firm.change(new Stationery("+49 40 1234567", "www.nordlicht.example", "Amtsgericht Hamburg HRB 123456", "Deutsche Kreditbank"));
    }

    @Test
    void aReminderGrowsFirmerAndAsksForWhatIsOpen() throws Exception {
        var invoice = debts.issued();
        Actor.as("FIN", () -> receivables.receivePayment(invoice.number(), DebtFixture.euro("190.00"), clock.today(), "part"));
        var item = items.find(invoice.draftId()).orElseThrow();
        for (int level = 1; level <= 3; level++) {
            var pdf = document.pdf(open(item.draftId()), level, item.dueDate().plusDays(14));
            Look.at("reminder-" + level + ".pdf", pdf);
            assertThat(PdfA.violations(pdf)).isEmpty();
            assertThat(PdfA.squares(pdf)).singleElement().asString().contains("EUR1000.00", invoice.number());
            assertThat(text(pdf)).contains(invoice.number(), "EUR 1,000.00", "14 days", new String[] {"Payment reminder", "Second reminder", "Last reminder"}[level - 1]);
        }
        db.sql("update app.client set language = 'de' where code = ?").param(invoice.clientCode()).update();
        for (int level = 1; level <= 3; level++) {
            var pdf = document.pdf(open(item.draftId()), level, item.dueDate().plusDays(14));
            Look.at("reminder-de-" + level + ".pdf", pdf);
            assertThat(text(pdf)).contains(invoice.number(), "1.000,00", "14 Tage", new String[] {"Zahlungserinnerung", "Zweite Mahnung", "Letzte Mahnung"}[level - 1]);
        }
    }

    @Test
    void theReminderMailHasItsLetterWithIt() {
        var invoice = debts.issued();
        var sent = (Reminders.Reminding.Sent) reminders.send(invoice.draftId(), 1);
        assertThat(db.sql("select file_name from app.mail_attachment where mail_id = ?").param(sent.mailId()).query(String.class).single()).isEqualTo(invoice.number() + "-reminder-1.pdf");
    }

    @Test
    void aStatementEndsWithWhatIsOwed() throws Exception {
        var invoice = debts.issued();
        Actor.as("FIN", () -> receivables.receivePayment(invoice.number(), DebtFixture.euro("190.00"), clock.today(), "part"));
        var statement = statements.of(invoice.clientCode(), clock.today(), clock.today());
        assertThat(statement.accounts()).singleElement().satisfies(account -> {
            assertThat(account.opening()).isEqualTo(DebtFixture.euro("0.00"));
            assertThat(account.movements()).extracting(Statement.Movement::kind).containsExactly("INVOICE", "PAID");
            assertThat(account.closing()).isEqualTo(receivables.get(invoice.draftId()).open());
        });
        assertThat(statements.of(invoice.clientCode(), clock.today().plusDays(1), clock.today().plusDays(2)).accounts().get(0).opening()).isEqualTo(DebtFixture.euro("1000.00"));
        var pdf = statements.pdf(invoice.clientCode(), clock.today(), clock.today());
        Look.at("statement.pdf", pdf);
        assertThat(PdfA.violations(pdf)).isEmpty();
        assertThat(text(pdf)).contains("Statement of account", "1,190.00", "-190.00", "EUR 1,000.00");
        assertThat(statements.pdf(invoice.clientCode(), clock.today().minusYears(2), clock.today().minusYears(1))).isNotEmpty();
    }

    @Test
    void aStatementIsMailedWithItsPaperOnceForItsDays() {
        var invoice = debts.issued();
        long mail = statements.mail(invoice.clientCode(), clock.today(), clock.today());
        assertThat(statements.mail(invoice.clientCode(), clock.today(), clock.today())).isEqualTo(mail);
        assertThat(db.sql("select content_type from app.mail_attachment where mail_id = ?").param(mail).query(String.class).list()).containsExactly("application/pdf");
    }

    @Test
    void whoIsPaidBackGetsAPaperOfIt() throws Exception {
        var invoice = debts.issued();
        Actor.as("FIN", () -> receivables.receivePayment(invoice.number(), DebtFixture.euro("1490.00"), clock.today(), "too much"));
        var credit = credits.open(invoice.clientCode()).get(0);
        long asked = Actor.as("FIN", () -> refunds.request(credit.id(), DebtFixture.euro("200.00"), "paid twice"));
        assertThatThrownBy(() -> refundLetters.pdf(asked)).hasMessageContaining("not paid");
        Actor.as("DIR", () -> refunds.decide(asked, true));
        var mail = db.sql("select id from app.mail where key = ?").param("refund:" + asked).query(Long.class).single();
        assertThat(db.sql("select file_name from app.mail_attachment where mail_id = ?").param(mail).query(String.class).single()).isEqualTo("REFUND-%d.pdf".formatted(asked));
        var pdf = refundLetters.pdf(asked);
        Look.at("refund.pdf", pdf);
        assertThat(PdfA.violations(pdf)).isEmpty();
        assertThat(text(pdf)).contains("REFUND-" + asked, "You paid more than was open", invoice.number(), "EUR 300.00", "-EUR 200.00", "Left as your credit", "EUR 100.00");
        db.sql("update app.client set language = 'de' where code = ?").param(invoice.clientCode()).update();
        assertThat(text(refundLetters.pdf(asked))).contains("Rückzahlung", "Sie haben mehr bezahlt", "EUR 200,00", "Bleibt Ihr Guthaben");
        Look.at("refund-de.pdf", refundLetters.pdf(asked));
    }

    private OpenItem open(long draftId) {
        return items.lock(draftId).orElseThrow();
    }

    private static String text(byte[] pdf) throws IOException {
        return new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(1);
    }
}
