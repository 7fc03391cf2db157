package io.throughline.billing.paper;

import io.throughline.billing.InvoiceContent.Line;
import io.throughline.billing.InvoiceContent.Party;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.paper.InvoiceDetail.Entry;
import io.throughline.billing.paper.InvoiceDetail.Grouping;
import io.throughline.billing.paper.InvoiceDetail.Sender;
import java.time.LocalDate;
import java.util.List;

/** What invoices say, without a database: two people, two tasks, two expenses, 3168.24 net. */
final class Papers {
    private static final Sender SENDER = new Sender("+49 40 1234567", "www.nordlicht.example", "Amtsgericht Hamburg HRB 123456", "Musterbank", "Anna Lindqvist", "anna@nordlicht.example");
    private static final List<Entry> ENTRIES = List.of(
            entry(1, 2, "Anna Lindqvist", "T1", "Workshop", "Pairing <auf> Deutsch", "3.33"), entry(1, 5, "Anna Lindqvist", "T2", "Build", "", "3.33"),
            entry(1, 6, "Anna Lindqvist", "T1", "Workshop", "Čeština, Ελληνικά, Кириллица", "3.34"), entry(2, 2, "Dmitri Okafor", "T1", "Workshop", "", "0.25"),
            entry(2, 3, "Dmitri Okafor", "T2", "Build", "A note that goes on and on, ".repeat(20), "4.00"), entry(2, 9, "Dmitri Okafor", "T2", "Build", null, "6.00"));
    private static final List<Line> LINES = List.of(new Line(1, "TIME", "Anna Lindqvist", "10.00", "133.337", "1333.37"), new Line(2, "TIME", "Dmitri Okafor", "10.25", "139.50", "1429.87"),
            new Line(3, "EXPENSE", "Expense: Travel, 16 May 2008", null, null, "202.50"), new Line(4, "EXPENSE", "Expense: Hotel, 17 May 2008", null, null, "202.50"));

    private Papers() {}

    static InvoiceContent invoice(String language, String category, String currency) {
        boolean taxed = category.equals("S");
        return content("INV-2008-00042", language, category, currency, LINES, "3168.24", taxed ? "19.00" : "0.00", taxed ? "601.97" : "0.00", taxed ? "3770.21" : "3168.24", Grouping.PERSON);
    }

    static InvoiceContent grouped(Grouping grouping) {
        return content("INV-2008-00042", "en", "O", "EUR", LINES, "3168.24", "0.00", "0.00", "3168.24", grouping);
    }

    static InvoiceContent with(List<Line> lines) {
        return content("INV-2008-00042", "en", "O", "EUR", lines, "129375.00", "0.00", "0.00", "129375.00", Grouping.TASK);
    }

    /** Four lines, without the timesheet. */
    static InvoiceContent onePage() {
        var full = grouped(Grouping.PROJECT);
        return new InvoiceContent(full.kind(), full.number(), full.issueDate(), full.dueDate(), full.upTo(), full.language(), full.seller(), full.client(), full.iban(), full.bic(),
                full.projectCode(), full.projectName(), full.currency(), LINES, full.net(), full.taxCategory(), full.taxPercent(), full.taxReason(), full.vat(), full.gross(), null, null,
                null, null, new InvoiceDetail(Grouping.PERSON, false, full.detail().from(), SENDER, ENTRIES));
    }

    static InvoiceContent draft() {
        var full = invoice("en", "O", "EUR");
        return new InvoiceContent(full.kind(), null, null, null, full.upTo(), "en", full.seller(), full.client(), "", "", "P1", "Website", "JPY",
                List.of(new Line(1, "FIXED_FEE", "Fixed fee, progress up to 31 May 2008: 100 of 200 hours", null, null, "287500")), "287500", null, null, null, null, null, null, null, null, null, full.detail());
    }

    private static InvoiceContent content(String number, String language, String category, String currency, List<Line> lines, String net, String percent, String vat, String gross,
                                          Grouping grouping) {
        return new InvoiceContent("INVOICE", number, LocalDate.of(2008, 6, 10), LocalDate.of(2008, 7, 10), LocalDate.of(2008, 5, 31), language,
                new Party(null, "Nordlicht Beratung GmbH", List.of("Speicherstraße 14", "20457 Hamburg"), "DE", "DE123456789", "30/123/45678", "rechnung@nordlicht.example"),
                new Party("PC2", "Client PC2 & Söhne <Ltd>", List.of("12 Long Street", "1012 AB Amsterdam"), "NL", "NL123456789B01", null, "billing@pc2.example"),
                "DE02120300000000202051", "BYLADEM1001", "PC2-PBC21", "PC2-PBC21 programme", currency, lines, net, category, percent, "x", vat, gross, null, null, null, null,
                new InvoiceDetail(grouping, true, LocalDate.of(2008, 5, 2), SENDER, lines == LINES ? ENTRIES : List.of()));
    }

    private static Entry entry(int line, int day, String person, String taskCode, String task, String note, String hours) {
        return new Entry(line, LocalDate.of(2008, 5, day), person, taskCode, task, note, hours);
    }
}
