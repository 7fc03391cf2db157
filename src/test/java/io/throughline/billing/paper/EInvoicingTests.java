package io.throughline.billing.paper;

import static io.throughline.project.EInvoicing.Format.FACTUR_X;
import static io.throughline.project.EInvoicing.Format.NONE;
import static io.throughline.project.EInvoicing.Format.PEPPOL;
import static io.throughline.project.EInvoicing.Format.XRECHNUNG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.einvoice.Rules;
import io.throughline.billing.einvoice.SecondOpinion;
import io.throughline.billing.einvoice.Syntax;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmProfile;
import io.throughline.firm.SellerDetails;
import io.throughline.firm.Stationery;
import io.throughline.print.PdfA;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From a project's work to what the client's machine reads. */
@ThroughlineTest
public class EInvoicingTests {
    public static final SellerDetails DETAILS = new SellerDetails("HRB 12345", "Erika Muster", "+49 30 123456", "", "9930", "DE123456788");
    @Autowired ApplicationContext house;
    @Autowired Clients clients;
    @Autowired Firm seller;
    @Autowired Rules rules;
    private FirmProfile before;
    private Stationery papers;
    private BillingFixture firm;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
        before = seller.profile();
        papers = seller.stationery();
        seller.change(new Stationery("", "", "", ""));
        seller.change(new FirmProfile("Example Consulting GmbH", "Musterstrasse 1", "10115", "Berlin", "DE", "EUR", "DE123456788", "30/123/45678",
                "DE02120300000000202051", "BYLADEM1001", "billing@seller.example", null, DETAILS));
    }

    @AfterEach
    void close() {
        seller.change(before);
        seller.change(papers);
    }

    @Test
    void carriesFacturXInsideThePaperThatSaysTheSame() throws Exception {
        var invoice = issued(project("DE", FACTUR_X), true);
        firm.papers.print(invoice.draftId());
        var pdf = firm.papers.pdf(invoice.draftId());
        var xml = firm.papers.xml(invoice.number(), null);
        assertThat(PdfA.violations(pdf)).isEmpty();
        assertThat(inside(pdf)).isEqualTo(xml);
        SecondOpinion.isValid(pdf, "invoice.pdf");
        saysTheSame(pdf, xml, Locale.UK);
        assertThat(firm.papers.pdf(invoice.draftId())).isEqualTo(pdf);
        assertThat(firm.papers.xmlBeside(invoice.draftId())).isEmpty();
        assertThat(firm.jdbc.sql("select sha256 from app.invoice_document where invoice_id = ? and kind = 'INVOICE_CII'").param(invoice.draftId()).query(String.class).single())
                .isEqualTo(InvoiceContent.sha256(xml));
    }

    @ParameterizedTest
    @CsvSource({"XRECHNUNG, DE, S", "PEPPOL, DE, S", "XRECHNUNG, NL, AE", "PEPPOL, AT, AE", "PEPPOL, US, O", "XRECHNUNG, CH, O", "FACTUR_X, US, O", "FACTUR_X, FR, AE"})
    void isValidForTheClientAndSoIsItsCreditNote(EInvoicing.Format format, String country, String category) {
        var invoice = issued(project(country, format), true);
        assertThat(invoice.taxCategory()).isEqualTo(category);
        firm.papers.print(invoice.draftId());
        var syntax = format == FACTUR_X ? Syntax.CII : Syntax.valueOf(format.name());
        var xml = firm.papers.xml(invoice.number(), null);
        assertThat(rules.errors(xml, syntax, false)).isEmpty();
        assertThat(new String(xml, StandardCharsets.UTF_8)).contains(invoice.number(), ">" + invoice.gross().amount().toPlainString() + "<");
        assertThat(firm.papers.xmlBeside(invoice.draftId()).isPresent()).isEqualTo(format != FACTUR_X);
        var note = firm.creditNotes.credit(invoice.number(), "Wrong project");
        var taken = firm.papers.creditNoteXml(note.number(), null);
        assertThat(rules.errors(taken, syntax, true)).isEmpty();
        assertThat(new String(taken, StandardCharsets.UTF_8)).contains(note.number(), invoice.number(), ">381<");
        SecondOpinion.isValid(xml, "invoice.xml");
        SecondOpinion.isValid(taken, "note.xml");
    }

    @Test
    void chargesEachKindOfSupplyAtItsRate() throws Exception {
        var project = project("DE", FACTUR_X);
        firm.jdbc.sql("insert into app.project_supply (project_code, work, expenses) values (?, 'TRAINING', 'PUBLICATIONS')").param(project).update();
        var invoice = issued(project, true);
        assertThat(invoice.vat()).hasToString("7.00 EUR");
        assertThat(firm.billing.tax(invoice.number()).vat()).extracting(v -> v.category() + " " + v.percent() + " " + v.base() + " " + v.amount() + " " + v.code())
                .containsExactly("E 0.00 800.00 0.00 VATEX-EU-132-1I", "S 7.00 100.00 7.00 ");
        assertThat(firm.billing.tax(invoice.number()).work().asked().supply()).isEqualTo("TRAINING");
        assertThat(firm.billing.tax(invoice.number()).work().tax().table()).startsWith("tax, version ");
        assertThat(rules.errors(firm.papers.xml(invoice.number(), null), Syntax.CII, false)).isEmpty();
        saysTheSame(firm.papers.pdf(invoice.draftId()), firm.papers.xml(invoice.number(), null), Locale.UK);
        assertThat(firm.jdbc.sql("select sum(vat) from app.invoice_vat where invoice_id = ?").param(invoice.draftId()).query(BigDecimal.class).single()).isEqualByComparingTo("7.00");
    }

    @Test
    void namesFieldAndRuleOfWhatIsMissing() {
        seller.change(new FirmProfile("Example Consulting GmbH", "", "", "", "DE", "EUR", "DE123456788", "", "", "", "", null, SellerDetails.NONE));
        var draft = drafted(project("NL", XRECHNUNG), false);
        clients.change(with(draft.clientCode(), "", "", new EInvoicing(XRECHNUNG, "04011000-1", "", "", "", "", "")));
        assertThat(firm.billing.check(draft.draftId())).anySatisfy(p -> assertThat(p).contains("firm's eInvoice.contactPhone", "BR-DE-6"))
                .anySatisfy(p -> assertThat(p).contains("firm's iban", "BR-DE-23")).anySatisfy(p -> assertThat(p).contains("Client " + draft.clientCode(), "vatId", "BR-AE-02"))
                .anySatisfy(p -> assertThat(p).contains("eInvoice.city", "BR-DE-8"));
        clients.change(with(draft.clientCode(), "", "", EInvoicing.NONE));
        assertThat(firm.billing.check(draft.draftId())).isEmpty();
    }

    @Test
    void saysInWordsWhatThePublishedRulesFind() {
        var draft = drafted(project("DE", PEPPOL), false);
        clients.change(with(draft.clientCode(), "DE136695976", "Gasse 1, 10115 Berlin", new EInvoicing(PEPPOL, "ref", "", "0088", "4012345000001", "", "")));
        assertThat(firm.billing.check(draft.draftId())).singleElement().asString().contains("GLN", "PEPPOL-COMMON-R040");
    }

    @Test
    void aNumberStaysWhenTheElectronicCopyFailsAndThePaperIsTakenBack() {
        var project = project("DE", XRECHNUNG);
        var draft = drafted(project, false);
        seller.change(new FirmProfile("Example Consulting GmbH", "", "", "", "DE", "EUR", "DE123456788", "", "", "", "", null, SellerDetails.NONE));
        var invoice = firm.billing.issue(draft.draftId());
        assertThatThrownBy(() -> firm.papers.print(draft.draftId())).isInstanceOf(Refused.class).hasMessageContaining("BR-DE-6");
        assertThat(firm.billing.get(draft.draftId())).satisfies(i -> {
            assertThat(i.number()).isEqualTo(invoice.number());
            assertThat(i.state()).isEqualTo(InvoiceState.ISSUED);
        });
        var note = firm.creditNotes.credit(invoice.number(), "No valid e-invoice");
        assertThat(firm.papers.creditNotePdf(note.number())).startsWith("%PDF".getBytes());
    }

    @Test
    void isWrittenOnDemandInEitherSyntaxForAClientOnPaper() {
        var invoice = issued(project("DE", NONE), true);
        firm.papers.print(invoice.draftId());
        assertThat(firm.jdbc.sql("select count(*) from app.invoice_document where invoice_id = ? and kind <> 'INVOICE'").param(invoice.draftId()).query(Integer.class).single()).isZero();
        assertThat(new String(firm.papers.xml(invoice.number(), "cii"), StandardCharsets.UTF_8)).contains("<rsm:CrossIndustryInvoice");
        assertThat(new String(firm.papers.xml(invoice.number(), "ubl"), StandardCharsets.UTF_8)).contains("<Invoice ");
        assertThatThrownBy(() -> firm.papers.xml(invoice.number(), "xrechnung")).isInstanceOf(Refused.class).hasMessageContaining("eInvoice.buyerReference");
        assertThatThrownBy(() -> firm.papers.xml(invoice.number(), "docx")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aClientsSettingIsRefusedByField() {
        var code = firm.client("DE", "EUR");
        assertThatThrownBy(() -> clients.change(with(code, "DE12345", "", new EInvoicing(PEPPOL, "", "", "12", "x", "", "")))).isInstanceOfSatisfying(InvalidInput.class,
                e -> assertThat(e.problems()).extracting(InvalidInput.Problem::field).containsExactly("vatId", "eInvoice.addressScheme", "eInvoice.buyerReference"));
    }

    /** Net, VAT and gross, as the XML has them, stand in the paper's text. */
    private static void saysTheSame(byte[] pdf, byte[] xml, Locale language) throws IOException {
        var text = new StringBuilder();
        var reader = new PdfReader(pdf);
        for (int page = 1; page <= reader.getNumberOfPages(); page++) text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        var said = new String(xml, StandardCharsets.UTF_8);
        var format = NumberFormat.getInstance(language);
        format.setMinimumFractionDigits(2);
        for (var name : new String[] {"TaxBasisTotalAmount", "TaxTotalAmount", "GrandTotalAmount", "LineTotalAmount", "BasisAmount", "CalculatedAmount"}) {
            var found = Pattern.compile("<ram:" + name + "[^>]*>([0-9.]+)<").matcher(said);
            assertThat(found.find()).as(name).isTrue();
            do assertThat(text.toString()).as(name).contains(format.format(new BigDecimal(found.group(1)))); while (found.find());
        }
    }

    private static byte[] inside(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var files = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys("factur-x.xml");
            return ((PDComplexFileSpecification) files.get("factur-x.xml")).getEmbeddedFile().toByteArray();
        }
    }

    private InvoiceSummary issued(String project, boolean expense) {
        var draft = drafted(project, expense);
        assertThat(firm.billing.check(draft.draftId())).isEmpty();
        return firm.billing.issue(draft.draftId());
    }

    private InvoiceSummary drafted(String project, boolean expense) {
        firm.approved(project, firm.person("100.00"), "8.00");
        if (expense) firm.expense(project, "100.00", "EUR", "0.00");
        return firm.drafted(project);
    }

    private String project(String country, EInvoicing.Format format) {
        var project = firm.project(BillingModel.TIME_AND_MATERIALS, country, "EUR", "100.00", "10000.00");
        var vatId = switch (country) {
            case "DE" -> "DE136695976";
            case "NL" -> "NL123456782B12";
            case "AT" -> "ATU12345675";
            case "FR" -> "FR32123456789";
            default -> "";
        };
        var takes = format == NONE ? EInvoicing.NONE : new EInvoicing(format, "04011000-12345-03", "PO-77", "0088", "4012345000009", "", "");
        clients.change(with(firm.projects.get(project).clientCode(), vatId, "Gasse 1\n10115 Berlin", takes));
        return project;
    }

    private Client with(String code, String vatId, String address, EInvoicing takes) {
        var client = clients.get(code);
        return new Client(code, client.name(), client.country(), client.currency(), 30, client.email(), vatId, address, "en", false, takes);
    }
}
