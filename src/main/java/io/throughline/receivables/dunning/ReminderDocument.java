package io.throughline.receivables.dunning;

import io.throughline.billing.PayPage;
import io.throughline.firm.Firm;
import io.throughline.print.Imprint;
import io.throughline.print.Letterhead;
import io.throughline.print.PaymentCode;
import io.throughline.print.PrintingPress;
import io.throughline.project.Clients;
import io.throughline.receivables.account.LetterPaper;
import io.throughline.receivables.account.OpenItem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fills {@code reports/reminder.jrxml}: what is open, for how long, and how to pay it; the words grow firmer from level to level. */
@Component
public class ReminderDocument {
    private final PrintingPress press;
    private final Firm firm;
    private final Clients clients;
    private final PayPage payPage;

    ReminderDocument(PrintingPress press, Firm firm, Clients clients, PayPage payPage) {
        this.press = press;
        this.firm = firm;
        this.clients = clients;
        this.payPage = payPage;
    }

    public byte[] pdf(OpenItem item, int level, LocalDate day) {
        return pdf(item, Demand.plain(item, level), day);
    }

    /** Fees and interest have lines of their own: they are not on the invoice. */
    public byte[] pdf(OpenItem item, Demand demand, LocalDate day) {
        var paper = new LetterPaper(firm, clients.get(item.clientCode), "reminder");
        int step = demand.letter();
        var title = paper.say("title." + step);
        var facts = new LinkedHashMap<String, String>();
        facts.put(paper.say("fact.date"), paper.date(day));
        facts.put(paper.say("fact.invoice"), item.number);
        facts.put(paper.say("fact.client"), item.clientCode);
        var p = paper.letterhead(title, facts);
        p.put("subtitle", paper.say("fact.invoice") + " " + item.number);
        p.put("text", paper.say("text." + step, item.number, paper.date(item.issueDate), paper.amount(item.gross), paper.date(item.dueDate), paper.amount(demand.principal()),
                ChronoUnit.DAYS.between(item.dueDate, day)));
        p.put("after", demand.newDue() == null ? paper.say("after." + step) : paper.say("after." + step) + " " + paper.say("newDue", paper.date(demand.newDue())));
        p.put("greeting", paper.say("greeting", firm.profile().name()));
        payment(p, paper, item, demand);
        var rows = new ArrayList<Map<String, ?>>();
        rows.add(row(item.number, paper.date(item.issueDate), paper.date(item.dueDate), paper.amount(item.gross), paper.amount(item.open())));
        if (demand.disputed().isPositive()) rows.add(row(paper.say("row.disputed"), "", "", "", "-" + paper.amount(demand.disputed())));
        demand.fees().forEach(fee -> rows.add(row(paper.say("row.fee"), "", "", "", paper.amount(fee))));
        if (demand.interest() != null && demand.interest().isPositive()) rows.add(row(paper.say("row.interest"), "", "", "", paper.amount(demand.interest())));
        return press.pdf("reminder", paper.language(), p, rows, new Imprint(title + " " + item.number, firm.profile().name(), day));
    }

    private static Map<String, String> row(String what, String issued, String due, String gross, String open) {
        return Map.of("invoice", what, "issued", issued, "due", due, "gross", gross, "open", open);
    }

    private void payment(Map<String, Object> p, LetterPaper paper, OpenItem item, Demand demand) {
        var seller = firm.profile();
        p.put("payTitle", paper.say("pay.title", paper.amount(demand.total())));
        var bank = new LinkedHashMap<String, String>();
        if (!seller.iban().isBlank()) {
            bank.put(paper.say("pay.to"), seller.name());
            bank.put("IBAN", Letterhead.spaced(seller.iban()));
            if (!seller.bic().isBlank()) bank.put("BIC", seller.bic());
        }
        bank.put(paper.say("pay.reference"), item.number);
        p.put("payLabels", String.join("\n", bank.keySet()));
        p.put("payValues", String.join("\n", bank.values()));
        PaymentCode.text(seller.name(), seller.iban(), seller.bic(), demand.total(), item.number).ifPresent(code -> {
            p.put("qr", PaymentCode.image(code));
            p.put("qrCaption", paper.say("pay.code"));
        });
        payPage.of(item.draftId).ifPresent(link -> {
            p.put("link", link);
            p.put("linkLabel", paper.say("pay.link"));
        });
    }
}
