package io.throughline.receivables.payment;

import io.throughline.firm.Firm;
import io.throughline.print.Imprint;
import io.throughline.print.PrintingPress;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.account.LetterPaper;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.payment.Refunds.Refund;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills {@code reports/refund.jrxml}: how the credit came about, what became of it up to this refund, and what is left. */
@Component
class RefundDocument {
    /** {@code refundId} null: set off against the invoice. */
    private record Use(LocalDate day, Money amount, String invoiceNumber, Long refundId) {}

    private final JdbcClient db;
    private final PrintingPress press;
    private final Firm firm;
    private final Clients clients;

    RefundDocument(JdbcClient db, PrintingPress press, Firm firm, Clients clients) {
        this.db = db;
        this.press = press;
        this.firm = firm;
        this.clients = clients;
    }

    byte[] pdf(Refund refund, ClientCredit credit) {
        var client = clients.get(refund.clientCode());
        var paper = new LetterPaper(firm, client, "refund");
        var facts = new LinkedHashMap<String, String>();
        facts.put(paper.say("fact.date"), paper.date(refund.paidOn()));
        facts.put(paper.say("fact.refund"), reference(refund.id()));
        facts.put(paper.say("fact.client"), client.code());
        var p = paper.letterhead(paper.say("title"), facts);
        p.put("subtitle", reference(refund.id()));
        p.put("text", paper.say("text", paper.amount(refund.amount())));
        p.put("after", paper.say("after"));
        p.put("greeting", paper.say("greeting", firm.profile().name()));
        p.put("payTitle", paper.say("pay.title", paper.amount(refund.amount())));
        p.put("payLabels", String.join("\n", paper.say("pay.day"), paper.say("pay.account"), paper.say("pay.reference")));
        p.put("payValues", String.join("\n", paper.date(refund.paidOn()), paper.say("pay.theirs"), reference(refund.id())));
        return press.pdf("refund", paper.language(), p, rows(refund, credit, paper),
                new Imprint(paper.say("title") + " " + reference(refund.id()), firm.profile().name(), refund.paidOn()));
    }

    private List<Map<String, String>> rows(Refund refund, ClientCredit credit, LetterPaper paper) {
        var rows = new ArrayList<Map<String, String>>();
        rows.add(row("MOVE", paper.date(credit.aroseOn()), paper.say("origin." + credit.origin()), credit.invoiceNumber() == null ? credit.reference() : credit.invoiceNumber(),
                paper.amount(credit.amount())));
        var rest = credit.amount();
        for (var use : uses(refund.id())) {
            rest = rest.minus(use.amount());
            var what = use.refundId() == null ? "use.invoice" : use.refundId() == refund.id() ? "use.this" : "use.refund";
            rows.add(row("MOVE", paper.date(use.day()), paper.say(what), use.refundId() == null ? use.invoiceNumber() : reference(use.refundId()), "-" + paper.amount(use.amount())));
        }
        rows.add(row("REST", "", paper.say("rest"), "", paper.amount(rest)));
        return rows;
    }

    private List<Use> uses(long refund) {
        return db.sql("""
                select u.used_on, u.amount, c.currency, r.invoice_number, u.refund_id
                from app.client_credit_use t join app.client_credit_use u on u.credit_id = t.credit_id and u.id <= t.id
                join app.client_credit c on c.id = u.credit_id left join app.receivable r on r.draft_id = u.draft_id
                where t.refund_id = ? order by u.id""").param(refund)
                .query((row, n) -> new Use(row.getObject("used_on", LocalDate.class), OpenItems.money(row, "amount"), row.getString("invoice_number"),
                        row.getObject("refund_id", Long.class))).list();
    }

    private static Map<String, String> row(String kind, String day, String what, String reference, String amount) {
        return Map.of("kind", kind, "day", day, "what", what, "reference", reference, "amount", amount);
    }

    /** By what the client finds the refund on their bank's statement. */
    static String reference(long refund) {
        return "REFUND-" + refund;
    }
}
