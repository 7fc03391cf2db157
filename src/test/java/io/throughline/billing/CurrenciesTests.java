package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.einvoice.Rules;
import io.throughline.billing.einvoice.SecondOpinion;
import io.throughline.billing.einvoice.Syntax;
import io.throughline.billing.paper.EInvoicingTests;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmProfile;
import io.throughline.ledger.Ledger;
import io.throughline.project.BillingModel;
import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Yen without decimals and dinars with three, from the rate to the paid invoice. */
@ThroughlineTest
class CurrenciesTests {
    @Autowired ApplicationContext house;
    @Autowired Firm seller;
    @Autowired ExchangeRates rates;
    @Autowired Receivables receivables;
    @Autowired Ledger ledger;
    @Autowired Rules rules;
    @Autowired Times times;
    private BillingFixture firm;
    private FirmProfile before;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
        before = seller.profile();
        seller.change(new FirmProfile("Example Consulting GmbH", "Musterstrasse 1", "10115", "Berlin", "DE", "EUR", "DE123456788", "30/123/45678",
                "DE02120300000000202051", "BYLADEM1001", "billing@seller.example", null, EInvoicingTests.DETAILS));
    }

    @AfterEach
    void close() {
        seller.change(before);
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 160.25, 8, 891, 19230, 20129, 3825, 23954, 149.48",
        "KWD, 0.3375, 8.333, 891.250, 40.500, 940.083, 178.616, 1118.699, 3314.66"})
    void keepsItsOwnDecimalsAllTheWay(String currency, String perEuro, String small, String work, String expense, String net, String vat, String gross, String inBooks) throws IOException {
        rates.record(firm.cutOff(), currency, new BigDecimal(perEuro), "test");
        rates.record(times.today(), currency, new BigDecimal(perEuro), "test");
        var project = firm.project(BillingModel.TIME_AND_MATERIALS, "DE", currency, "100.00", "10000");
        firm.approved(project, firm.person("33.33"), "0.25");
        firm.approved(project, firm.person("115.00"), "7.75");
        firm.expense(project, "100.00", "EUR", "20.00");
        var invoice = firm.issued(project);
        assertThat(invoice.lines()).extracting(InvoiceSummary.Line::amount).containsExactlyInAnyOrder(money(small, currency), money(work, currency), money(expense, currency));
        assertThat(invoice.net()).isEqualTo(money(net, currency));
        assertThat(invoice.vat()).isEqualTo(money(vat, currency));
        assertThat(invoice.gross()).isEqualTo(money(gross, currency));

        var paper = text(firm.papers.pdf(invoice.draftId()));
        var format = NumberFormat.getInstance(Locale.UK);
        format.setMinimumFractionDigits(invoice.gross().currency().getDefaultFractionDigits());
        for (var said : new String[] {small, work, expense, net, vat, gross}) assertThat(paper).contains(format.format(new BigDecimal(said)));
        for (var syntax : new String[] {"cii", "ubl"}) {
            if (currency.equals("KWD")) {
                assertThatThrownBy(() -> firm.papers.xml(invoice.number(), syntax)).isInstanceOf(Refused.class).hasMessageContaining("an e-invoice takes two at most (BR-DEC-23)");
                continue;
            }
            var xml = firm.papers.xml(invoice.number(), syntax);
            assertThat(new String(xml, StandardCharsets.UTF_8)).contains(">" + gross + "<", ">" + vat + "<");
            assertThat(rules.errors(xml, syntax.equals("cii") ? Syntax.CII : Syntax.UBL, false)).isEmpty();
            SecondOpinion.isValid(xml, invoice.number() + "-" + syntax + ".xml");
        }

        assertThat(ledger.posted("InvoiceIssued", "invoice:" + invoice.draftId()).isBalanced()).isTrue();
        assertThat(carried(invoice)).isEqualByComparingTo(inBooks);
        assertThatThrownBy(() -> Money.of(gross + (currency.equals("JPY") ? ".5" : "5"), currency)).isInstanceOf(IllegalArgumentException.class);
        var part = money(currency.equals("JPY") ? "1" : "0.001", currency);
        receivables.receivePayment(invoice.number(), part, times.today(), "smallest coin");
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(invoice.gross().minus(part));
        receivables.receivePayment(invoice.number(), invoice.gross().minus(part), times.today(), "the rest");
        assertThat(receivables.get(invoice.draftId()).isSettled()).isTrue();
        assertThat(carried(invoice)).isEqualByComparingTo("0");
        assertThat(ledger.receivablesApart()).isEmpty();
    }

    private BigDecimal carried(InvoiceSummary invoice) {
        return firm.jdbc.sql("select sum(debit - credit) from app.ledger_line where item = ? and account = '1200'").param("invoice:" + invoice.draftId()).query(BigDecimal.class).single();
    }

    private static Money money(String amount, String currency) {
        return Money.of(amount, currency);
    }

    private static String text(byte[] pdf) throws IOException {
        var text = new StringBuilder();
        var reader = new PdfReader(pdf);
        for (int page = 1; page <= reader.getNumberOfPages(); page++) text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        return text.toString();
    }
}
