package io.throughline.billing.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.throughline.billing.InvoiceContent.Line;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.issue.InvoiceRows;
import io.throughline.billing.paper.InvoiceDetail.Grouping;
import io.throughline.print.PdfA;
import io.throughline.print.PrintingPress;
import io.throughline.quantity.Money;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvoiceDocumentTests {
    private static final String LINK = "https://pay.example/abc";
    private final InvoiceDocument document = new InvoiceDocument(new PrintingPress());

    @Test
    void printsAnInvoiceInEnglishGermanAndFrench() throws Exception {
        var english = text(document.pdf(Papers.invoice("en", "AE", "EUR"), LINK));
        assertThat(english).contains("Invoice INV-2008-00042", "Reverse charge", "10 Jul 2008", "Page 1 of", "Services", "Expenses", "Amount in EUR", "Anna Lindqvist",
                "DE02 1203 0000 0000 2020 51", "within 30 days");
        var german = text(document.pdf(Papers.invoice("de", "S", "EUR"), LINK));
        assertThat(german).contains("Rechnung INV-2008-00042", "Umsatzsteuer 19 % auf 3.168,24", "601,97", "3.770,21", "Seite 1 von", "Stundennachweis", "Pairing <auf> Deutsch");
        var paper = document.pdf(Papers.invoice("fr", "S", "EUR"), LINK);
        assertThat(text(paper).replaceAll("[\\u202f\\u00a0 ]+", " ")).contains("Facture INV-2008-00042", "TVA 19 % sur 3 168,24", "601,97", "3 770,21", "10 juil. 2008", "Page 1 sur", "Relevé des heures", "Prestations", "Frais");
        assertThat(PdfA.violations(paper)).isEmpty();
    }

    @Test
    void isPdfA3bWithWhateverNamesAndAlways() throws Exception {
        assertThat(PdfA.violations(document.pdf(Papers.invoice("de", "S", "EUR"), LINK))).isEmpty();
        assertThat(PdfA.violations(document.pdf(Papers.invoice("en", "O", "USD"), null))).isEmpty();
        assertThat(PdfA.violations(document.pdf(Papers.draft(), null))).isEmpty();
        assertThat(PdfA.violations("%PDF-1.4 is none".getBytes())).isNotEmpty();
    }

    @Test
    void isTheSameFileForTheSameContent() {
        var invoice = Papers.invoice("en", "AE", "EUR");
        assertThat(document.pdf(invoice, LINK)).isEqualTo(new InvoiceDocument(new PrintingPress()).pdf(InvoiceContent.read(invoice.canonical()), LINK));
        assertThat(document.pdf(invoice, LINK)).isNotEqualTo(document.pdf(invoice.numbered("INV-2008-00043"), LINK));
    }

    @Test
    void asksForTheTransferInTheSquareThatBankingAppsRead() throws Exception {
        assertThat(PdfA.squares(document.pdf(Papers.invoice("de", "S", "EUR"), null))).containsExactly("""
                BCD
                002
                1
                SCT
                BYLADEM1001
                Nordlicht Beratung GmbH
                DE02120300000000202051
                EUR3770.21


                INV-2008-00042""");
        assertThat(PdfA.squares(document.pdf(Papers.invoice("en", "O", "USD"), null))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyGroupingComesToTheSameTotal(Grouping grouping) throws IOException {
        var invoice = Papers.grouped(grouping);
        var sections = new InvoiceRows(invoice, Wording.in("en")).sections();
        assertThat(sections.stream().map(InvoiceRows.Section::total).reduce(Money::plus)).contains(Money.of(invoice.net(), "EUR"));
        assertThat(sections.stream().map(InvoiceRows.Section::hours).filter(h -> h != null).mapToDouble(Number::doubleValue).sum()).isEqualTo(20.25);
        assertThat(text(document.pdf(invoice, null))).contains("3,168.24");
    }

    @Test
    void groupsByWhatTheClientAskedFor() {
        assertThat(titles(Grouping.PROJECT)).containsExactly("Professional services, 2 May 2008 to 31 May 2008", "Expenses");
        assertThat(titles(Grouping.TASK)).containsExactly("Workshop", "Build", "Expense: Travel, 16 May 2008", "Expense: Hotel, 17 May 2008");
        assertThat(new InvoiceRows(Papers.grouped(Grouping.TASK_AND_PERSON), Wording.in("en")).sections()).extracting(InvoiceRows.Section::title)
                .containsExactly("Workshop", "Build", "Expenses");
        assertThat(titles(Grouping.ENTRY)).hasSize(8).contains("2 May 2008  ·  Workshop");
    }

    @Test
    void marksADraft() throws IOException {
        assertThat(text(document.pdf(Papers.draft(), null))).contains("DRAFT", "none yet").doesNotContain("INV-", "Please pay");
    }

    @Test
    void printsManyLinesAndNone() throws IOException {
        var lines = IntStream.rangeClosed(1, 90).mapToObj(i -> new Line(i, "TIME", "Developer " + i + " with a name that is rather long and needs a second line", "12.50", "115.00", "1437.50")).toList();
        assertThat(new PdfReader(document.pdf(Papers.with(lines), LINK)).getNumberOfPages()).isGreaterThan(3);
        assertThat(text(document.pdf(Papers.with(List.of()), LINK))).contains("There is nothing to bill", "Page 1 of 1");
    }

    @Test
    void printsACreditNote() throws IOException {
        var note = InvoiceWriter.creditNote(Papers.invoice("en", "AE", "EUR"), "CN-2008-00001", java.time.LocalDate.of(2008, 7, 1), "Wrong project");
        assertThat(text(document.pdf(note, null))).contains("Credit note CN-2008-00001", "INV-2008-00042", "Wrong project", "Total credited").doesNotContain("Please pay", "Timesheet");
    }

    private static List<String> titles(Grouping grouping) {
        return new InvoiceRows(Papers.grouped(grouping), Wording.in("en")).sections().stream().flatMap(s -> s.rows().stream()).map(InvoiceRows.Row::description).toList();
    }

    private static String text(byte[] pdf) throws IOException {
        var reader = new PdfReader(pdf);
        var text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        return text.toString();
    }
}
