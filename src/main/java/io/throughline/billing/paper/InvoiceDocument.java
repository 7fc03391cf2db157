package io.throughline.billing.paper;

import io.throughline.billing.InvoiceContent;
import io.throughline.billing.paper.InvoiceDetail.Sender;
import io.throughline.print.Imprint;
import io.throughline.print.Letterhead;
import io.throughline.print.PaymentCode;
import io.throughline.print.PrintingPress;
import io.throughline.print.Sheet;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Fills {@code reports/invoice.jrxml}: numbers and dates as the client's language writes them, everything else as the content says. */
@Component
public class InvoiceDocument {
    private static final Sender UNKNOWN = new Sender("", "", "", "", null, null);
    private final PrintingPress press;

    InvoiceDocument(PrintingPress press) {
        this.press = press;
    }

    /** {@code payPage}: where the client sees and pays it, null for none. The bytes follow from the two alone. */
    public byte[] pdf(InvoiceContent content, String payPage) {
        var words = Wording.in(content.language());
        var imprint = new Imprint(title(content, words), content.seller().name(), content.issueDate() == null ? content.upTo() : content.issueDate());
        return press.pdf(List.of(filled(content, payPage)), "invoice", words.language(), imprint);
    }

    /** What the template is given. */
    Sheet filled(InvoiceContent content, String payPage) {
        var words = Wording.in(content.language());
        return new Sheet("invoice", parameters(content, words, payPage), new InvoicePrint(content, words).rows());
    }

    private static Map<String, Object> parameters(InvoiceContent c, Wording words, String payPage) {
        var p = letterhead(c).over(window(c, words), words.language());
        p.put("title", title(c, words));
        p.put("draftMark", draft(c) ? words.say("draft.mark") : null);
        p.put("running", title(c, words) + " · " + c.seller().name());
        var facts = facts(c, words);
        p.put("factLabels", String.join("\n", facts.keySet()));
        p.put("factValues", String.join("\n", facts.values()));
        p.put("subtitle", c.projectName().startsWith(c.projectCode()) ? c.projectName() : c.projectName() + " · " + c.projectCode());
        p.put("intro", words.say(credit(c) ? "intro.credit" : "intro.invoice", words.date(c.upTo()), Objects.toString(c.credits(), ""), Objects.toString(c.reason(), "")));
        p.put("currency", c.currency());
        p.put("net", amount(c.net(), c, words));
        p.put("taxLabels", lines(c, v -> words.say("tax", words.number(new BigDecimal(v.percent()), 0), amount(v.base(), c, words))));
        p.put("taxAmounts", lines(c, v -> amount(v.amount(), c, words)));
        p.put("gross", c.gross() == null ? null : c.currency() + " " + amount(c.gross(), c, words));
        p.put("grossLabel", words.say(credit(c) ? "gross.credit" : "gross.invoice"));
        p.put("notes", notes(c, words));
        p.put("timesheetTitle", words.say("timesheet.title"));
        p.put("timesheetIntro", words.say(draft(c) ? "timesheet.draft" : "timesheet.intro", c.number()));
        if (!credit(c) && !draft(c)) payment(p, c, words, payPage);
        return p;
    }

    private static void payment(Map<String, Object> p, InvoiceContent c, Wording words, String payPage) {
        p.put("payTitle", words.say("pay.title", c.currency() + " " + amount(c.gross(), c, words), words.date(c.dueDate())));
        var bank = new LinkedHashMap<String, String>();
        if (!c.iban().isBlank()) {
            bank.put(words.say("pay.to"), c.seller().name());
            bank.put("IBAN", Letterhead.spaced(c.iban()));
            if (!c.bic().isBlank()) bank.put("BIC", c.bic() + (sender(c).bankName().isBlank() ? "" : " · " + sender(c).bankName()));
        }
        bank.put(words.say("pay.reference"), c.number());
        p.put("payLabels", String.join("\n", bank.keySet()));
        p.put("payValues", String.join("\n", bank.values()));
        PaymentCode.text(c.seller().name(), c.iban(), c.bic(), Money.of(c.gross(), c.currency()), c.number()).ifPresent(code -> {
            p.put("qr", PaymentCode.image(code));
            p.put("qrCaption", words.say("pay.code"));
        });
        if (payPage != null) {
            p.put("link", payPage);
            p.put("linkLabel", words.say("pay.link"));
        }
    }

    /** Why there is no VAT, and what is agreed on payment. */
    private static String notes(InvoiceContent c, Wording words) {
        var notes = new ArrayList<String>();
        c.taxes().stream().filter(v -> !v.category().equals("S")).map(v -> words.reason(v.category(), v.reason())).distinct().forEach(notes::add);
        if (!credit(c) && c.dueDate() != null) notes.add(words.say("terms", ChronoUnit.DAYS.between(c.issueDate(), c.dueDate()), words.date(c.dueDate())));
        if (credit(c)) notes.add(words.say("credited", c.credits()));
        return String.join("\n", notes);
    }

    private static String lines(InvoiceContent c, Function<InvoiceContent.Vat, String> said) {
        return c.taxes().stream().map(said).collect(Collectors.joining("\n"));
    }

    private static Map<String, String> facts(InvoiceContent c, Wording words) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(words.say(credit(c) ? "fact.creditNumber" : "fact.number"), draft(c) ? words.say("draft") : c.number());
        if (c.credits() != null) facts.put(words.say("fact.credits"), c.credits());
        if (c.issueDate() != null) facts.put(words.say("fact.date"), words.date(c.issueDate()));
        facts.put(words.say("fact.period"), period(c.detail() == null ? null : c.detail().from(), c, words));
        if (c.dueDate() != null) facts.put(words.say("fact.due"), words.date(c.dueDate()));
        facts.put(words.say("fact.client"), c.client().code());
        if (c.client().vatId() != null && !c.client().vatId().isBlank()) facts.put(words.say("fact.vatId"), c.client().vatId());
        if (c.electronic() != null && !c.electronic().buyerReference().isBlank()) facts.put(words.say("fact.reference"), c.electronic().buyerReference());
        if (c.electronic() != null && !c.electronic().orderNumber().isBlank()) facts.put(words.say("fact.order"), c.electronic().orderNumber());
        if (sender(c).contact() != null) facts.put(words.say("fact.contact"), sender(c).contact());
        return facts;
    }

    private static String period(LocalDate from, InvoiceContent c, Wording words) {
        if (from == null) return words.say("period.until", words.date(c.upTo()));
        return from.equals(c.upTo()) ? words.date(from) : words.date(from) + " – " + words.date(c.upTo());
    }

    private static List<String> window(InvoiceContent c, Wording words) {
        var abroad = c.client().country() != null && !c.client().country().equals(c.seller().country());
        return Stream.concat(Stream.of(c.client().name()), Stream.concat(c.client().address().stream(),
                abroad || c.client().address().isEmpty() ? Stream.of(Letterhead.countryName(c.client().country(), words.language())) : Stream.empty())).toList();
    }

    private static Letterhead letterhead(InvoiceContent c) {
        var s = c.seller();
        return new Letterhead(s.name(), s.address(), s.country(), sender(c).phone(), s.email(), sender(c).website(), s.vatId(), s.taxNumber(), register(c),
                sender(c).bankName(), c.iban(), c.bic());
    }

    private static Sender sender(InvoiceContent c) {
        return c.detail() == null ? UNKNOWN : c.detail().sender();
    }

    private static String register(InvoiceContent c) {
        return sender(c).register().isBlank() && c.electronic() != null ? c.electronic().seller().registration() : sender(c).register();
    }

    private static String title(InvoiceContent c, Wording words) {
        return words.say(credit(c) ? "title.credit" : draft(c) ? "title.draft" : "title.invoice") + (draft(c) ? "" : " " + c.number());
    }

    private static boolean credit(InvoiceContent c) {
        return c.kind().equals(InvoiceContent.CREDIT_NOTE);
    }

    private static boolean draft(InvoiceContent c) {
        return c.number() == null;
    }

    private static String amount(String amount, InvoiceContent c, Wording words) {
        return amount == null ? "" : words.amount(Money.of(amount, c.currency()));
    }
}
