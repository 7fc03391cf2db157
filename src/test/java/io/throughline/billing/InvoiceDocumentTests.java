package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.billing.InvoiceContent.Line;
import io.throughline.billing.InvoiceContent.Party;
import io.throughline.print.PrintingPress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;

class InvoiceDocumentTests {
    private final InvoiceDocument document = new InvoiceDocument(new PrintingPress());

    static InvoiceContent issuedInvoice(String language, String category, int lines) {
        var rows = IntStream.rangeClosed(1, lines).mapToObj(i -> i % 3 == 0
                ? new Line(i, "EXPENSE", "Expense: Travel, 16 May 2008", null, null, "203.20")
                : new Line(i, "TIME", "Developer " + i + " with a name that is rather long and needs a second line", "12.50", "115.00", "1437.50")).toList();
        return new InvoiceContent("INVOICE", "INV-2008-00042", LocalDate.of(2008, 6, 10), LocalDate.of(2008, 7, 10), LocalDate.of(2008, 5, 31), language,
                new Party(null, "Example Consulting GmbH", List.of("Musterstrasse 1", "10115 Berlin"), "DE", "DE123456789", "30/123/45678", "billing@example-consulting.example"),
                new Party("PC2", "Client PC2 & Söhne <Ltd>", List.of("12 Long Street", "1012 AB Amsterdam"), "NL", "NL123456789B01", null, "billing@pc2.example"),
                "DE02120300000000202051", "BYLADEM1001", "PC2-PBC21", "PC2-PBC21 programme", "EUR", rows, "12345.60", category,
                category.equals("S") ? "19.00" : "0.00", "x", category.equals("S") ? "2345.66" : "0.00", category.equals("S") ? "14691.26" : "12345.60", null, null);
    }

    @Test
    void printsAnInvoiceInEnglishAndGerman() throws IOException {
        assertThat(text(show("en", document.pdf(issuedInvoice("en", "AE", 4))))).contains("Invoice INV-2008-00042", "Reverse charge", "12,345.60", "10 Jul 2008", "Page 1 of");
        assertThat(text(show("de", document.pdf(issuedInvoice("de", "S", 4))))).contains("Rechnung INV-2008-00042", "12.345,60", "Umsatzsteuer 19", "2.345,66", "Seite 1 von");
    }

    @Test
    void marksADraft() throws IOException {
        var content = issuedInvoice("en", "O", 2);
        var draft = new InvoiceContent(content.kind(), null, null, null, content.upTo(), "en", content.seller(), content.client(), "", "", "P1", "Website", "JPY",
                content.lines(), "2875.00", null, null, null, null, null, null, null);
        assertThat(text(show("draft", document.pdf(draft)))).contains("DRAFT", "none yet").doesNotContain("INV-");
    }

    @Test
    void printsManyPages() throws IOException {
        var pdf = show("long", document.pdf(issuedInvoice("de", "O", 90)));
        assertThat(new PdfReader(pdf).getNumberOfPages()).isGreaterThan(2);
    }

    @Test
    void printsACreditNote() throws IOException {
        var note = InvoiceWriter.creditNote(issuedInvoice("en", "AE", 3), "CN-2008-00001", LocalDate.of(2008, 7, 1), "Wrong project");
        assertThat(text(show("credit", document.pdf(note)))).contains("Credit note CN-2008-00001", "INV-2008-00042", "Wrong project").doesNotContain("Please pay");
    }

    private static byte[] show(String name, byte[] pdf) throws IOException {
        var folder = System.getProperty("throughline.look");
        if (folder != null) Files.write(Path.of(folder, name + ".pdf"), pdf);
        return pdf;
    }

    private static String text(byte[] pdf) throws IOException {
        return new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(1);
    }
}
