package io.throughline.receivables;

import io.throughline.billing.PayPage;
import io.throughline.firm.Firm;
import io.throughline.print.Imprint;
import io.throughline.print.Letterhead;
import io.throughline.print.PaymentCode;
import io.throughline.print.PrintingPress;
import io.throughline.project.Clients;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fills {@code reports/reminder.jrxml}: what is open, for how long, and how to pay it; the words grow firmer from level to level. */
@Component
class ReminderDocument {
    private static final int SHARPEST = 3;
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

    byte[] pdf(OpenItem item, int level, LocalDate day) {
        var paper = new LetterPaper(firm, clients.get(item.clientCode), "reminder");
        int step = Math.min(level, SHARPEST);
        var title = paper.say("title." + step);
        var facts = new LinkedHashMap<String, String>();
        facts.put(paper.say("fact.date"), paper.date(day));
        facts.put(paper.say("fact.invoice"), item.number);
        facts.put(paper.say("fact.client"), item.clientCode);
        var p = paper.letterhead(title, facts);
        p.put("subtitle", paper.say("fact.invoice") + " " + item.number);
        p.put("text", paper.say("text." + step, item.number, paper.date(item.issueDate), paper.amount(item.gross), paper.date(item.dueDate), paper.amount(item.open()),
                ChronoUnit.DAYS.between(item.dueDate, day)));
        p.put("after", paper.say("after." + step));
        p.put("greeting", paper.say("greeting", firm.profile().name()));
        payment(p, paper, item);
        var row = Map.of("invoice", item.number, "issued", paper.date(item.issueDate), "due", paper.date(item.dueDate), "gross", paper.amount(item.gross),
                "open", paper.amount(item.open()));
        return press.pdf("reminder", paper.language(), p, List.of(row), new Imprint(title + " " + item.number, firm.profile().name(), day));
    }

    private void payment(Map<String, Object> p, LetterPaper paper, OpenItem item) {
        var seller = firm.profile();
        p.put("payTitle", paper.say("pay.title", paper.amount(item.open())));
        var bank = new LinkedHashMap<String, String>();
        if (!seller.iban().isBlank()) {
            bank.put(paper.say("pay.to"), seller.name());
            bank.put("IBAN", Letterhead.spaced(seller.iban()));
            if (!seller.bic().isBlank()) bank.put("BIC", seller.bic());
        }
        bank.put(paper.say("pay.reference"), item.number);
        p.put("payLabels", String.join("\n", bank.keySet()));
        p.put("payValues", String.join("\n", bank.values()));
        PaymentCode.text(seller.name(), seller.iban(), seller.bic(), item.open(), item.number).ifPresent(code -> {
            p.put("qr", PaymentCode.image(code));
            p.put("qrCaption", paper.say("pay.code"));
        });
        payPage.of(item.draftId).ifPresent(link -> {
            p.put("link", link);
            p.put("linkLabel", paper.say("pay.link"));
        });
    }
}
