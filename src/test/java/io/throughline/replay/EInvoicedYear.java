package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.billing.Billing;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.InvoicePapers;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.einvoice.Rules;
import io.throughline.billing.einvoice.SecondOpinion;
import io.throughline.billing.einvoice.Syntax;
import io.throughline.firm.FirmProfile;
import io.throughline.firm.SellerDetails;
import io.throughline.journal.Actor;
import io.throughline.project.Client;
import io.throughline.project.EInvoicing;
import io.throughline.project.EInvoicing.Format;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A history whose clients all take e-invoices: Factur-X, XRechnung and Peppol in turn. Every invoice, and a credit note of each fourth, in both syntaxes, is looked at by both validators. */
final class EInvoicedYear {
    private static final int CREDITED = 4;

    private EInvoicedYear() {}

    /** How many invoices were looked at. */
    static int play(FirmFiles firm) throws Exception {
        try (var stage = Stage.open(List.of(Throughline.class), electronic(firm), null)) {
            stage.play(null, System.nanoTime());
            var billing = stage.the(Billing.class);
            var issued = billing.invoices("ISSUED", null, null, 0, 100_000).content();
            assertThat(billing.invoices("DRAFT", null, null, 0, 10).content()).as("drafts that wait for mending").isEmpty();
            long begun = System.nanoTime();
            var pool = Executors.newFixedThreadPool(2);
            try {
                for (var done : pool.invokeAll(IntStream.range(0, issued.size()).mapToObj(n -> (Callable<Void>) () -> {
                    look(stage, issued.get(n), n % CREDITED == 0);
                    return null;
                }).toList())) done.get();
            } finally {
                pool.shutdownNow();
            }
            System.out.printf("%d e-invoices and %d credit notes looked at in both syntaxes by both validators in %.0f s%n", issued.size(), (issued.size() + CREDITED - 1) / CREDITED, (System.nanoTime() - begun) / 1e9);
            return issued.size();
        }
    }

    private static void look(Stage stage, InvoiceSummary invoice, boolean credited) {
        var papers = stage.the(InvoicePapers.class);
        for (var format : new String[] {"cii", "ubl"}) twice(invoice, papers.xml(invoice.number(), format), stage.the(Rules.class), false);
        if (!credited) return;
        var note = Actor.as("FIN", () -> stage.the(CreditNotes.class).credit(invoice.number(), "Looked at"));
        for (var format : new String[] {"cii", "ubl"}) twice(invoice, papers.creditNoteXml(note.number(), format), stage.the(Rules.class), true);
    }

    private static void twice(InvoiceSummary invoice, byte[] xml, Rules rules, boolean note) {
        var said = new String(xml, java.nio.charset.StandardCharsets.UTF_8);
        var syntax = said.contains("CrossIndustryInvoice") ? Syntax.CII : said.contains("poacc:billing:3.0") ? Syntax.PEPPOL : Syntax.UBL;
        assertThat(rules.errors(xml, syntax, note)).as(invoice.number()).isEmpty();
        SecondOpinion.isValid(xml, invoice.number() + ".xml");
        assertThat(said).contains(">" + plain(invoice) + "<");
    }

    private static String plain(InvoiceSummary invoice) {
        return invoice.gross().amount().toPlainString();
    }

    private static FirmFiles electronic(FirmFiles f) {
        var clients = new ArrayList<Client>();
        for (var c : f.clients()) {
            var format = List.of(Format.FACTUR_X, Format.XRECHNUNG, Format.PEPPOL).get(clients.size() % 3);
            clients.add(new Client(c.code(), c.name(), c.country(), c.currency(), c.paymentTermsDays(), c.email(), vatId(c.country()), "Gasse 1\n10115 Berlin", c.language(), false,
                    new EInvoicing(format, "04011000-12345-03", "", "0088", "4012345000009", "", "")));
        }
        var p = f.seller();
        var seller = new FirmProfile(p.name(), p.street(), p.postcode(), p.city(), "DE", p.currency(), "DE123456788", p.taxNumber(), "DE02120300000000202051", "BYLADEM1001", p.email(),
                p.domesticVatPercent(), new SellerDetails("HRB 12345", "Erika Muster", "+49 30 123456", "", "9930", "DE123456788"));
        return new FirmFiles(seller, f.firstDay(), f.lastDay(), clients, f.people(), f.projects(), f.tasks(), f.entries(), f.expenses(), f.rates(), f.settlements(), f.agreed());
    }

    private static String vatId(String country) {
        return switch (country) {
            case "DE" -> "DE136695976";
            case "NL" -> "NL123456782B12";
            case "FR" -> "FR32123456789";
            case "BE" -> "BE0123456749";
            case "AT" -> "ATU12345675";
            case "SE" -> "SE123456789701";
            default -> "";
        };
    }
}
