package io.throughline.billing;

import io.throughline.print.PrintingPress;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Fills {@code reports/invoice.jrxml}: numbers and dates as the client's language writes them, everything else as the content says. */
@Component
class InvoiceDocument {
    private final PrintingPress press;

    InvoiceDocument(PrintingPress press) {
        this.press = press;
    }

    byte[] pdf(InvoiceContent content) {
        var words = Wording.in(content.language());
        return press.pdf("invoice", words.language(), parameters(content, words), rows(content, words.language()));
    }

    private static Map<String, Object> parameters(InvoiceContent c, Wording words) {
        boolean credit = c.kind().equals(InvoiceContent.CREDIT_NOTE);
        boolean draft = c.number() == null;
        var p = new HashMap<String, Object>();
        p.put("title", words.say(credit ? "title.credit" : draft ? "title.draft" : "title.invoice"));
        p.put("number", draft ? words.say("draft") : c.number());
        p.put("draftMark", draft ? words.say("draft.mark") : null);
        p.put("sellerName", c.seller().name());
        p.put("sellerLine", joined(" · ", c.seller().name(), joined(", ", c.seller().address()), c.seller().country()));
        p.put("sellerTax", joined(" · ", labelled(words.say("vatId"), c.seller().vatId()), labelled(words.say("taxNumber"), c.seller().taxNumber()), c.seller().email()));
        p.put("clientLines", joined("\n", Stream.concat(Stream.of(c.client().name()), Stream.concat(c.client().address().stream(),
                Stream.of(new Locale("", c.client().country()).getDisplayCountry(words.language())))).toList()));
        p.put("clientVatId", c.client().vatId() == null || c.client().vatId().isEmpty() ? null : labelled(words.say("vatId"), c.client().vatId()));
        var facts = facts(c, words, credit);
        p.put("factLabels", joined("\n", List.copyOf(facts.keySet())));
        p.put("factValues", joined("\n", List.copyOf(facts.values())));
        p.put("project", words.say("project", c.projectName().startsWith(c.projectCode()) ? c.projectName() : c.projectCode() + " " + c.projectName()));
        p.put("intro", words.say(credit ? "intro.credit" : "intro.invoice", words.date(c.upTo()), Objects.toString(c.credits(), ""), Objects.toString(c.reason(), "")));
        p.put("currency", c.currency());
        p.put("net", money(c.net(), c, words.language()));
        p.put("taxLabel", c.taxCategory() == null ? "" : words.say("tax." + c.taxCategory(), number(c.taxPercent(), 0, words.language())));
        p.put("vat", money(c.vat(), c, words.language()));
        p.put("gross", money(c.gross(), c, words.language()));
        p.put("grossLabel", words.say(credit ? "gross.credit" : "gross.invoice"));
        p.put("taxReason", c.taxCategory() == null || c.taxCategory().equals("S") ? null : words.say("reason." + c.taxCategory()));
        p.put("payment", credit || c.dueDate() == null ? null : words.say("payment", words.date(c.dueDate()), money(c.gross(), c, words.language()), c.currency(), c.number()));
        p.put("bank", credit || c.iban().isEmpty() ? null : joined(" · ", c.seller().name(), labelled("IBAN", spaced(c.iban())), labelled("BIC", c.bic())));
        return p;
    }

    private static Map<String, String> facts(InvoiceContent c, Wording words, boolean credit) {
        var facts = new LinkedHashMap<String, String>();
        facts.put(words.say(credit ? "fact.creditNumber" : "fact.number"), c.number() == null ? words.say("draft") : c.number());
        if (c.credits() != null) facts.put(words.say("fact.credits"), c.credits());
        if (c.issueDate() != null) facts.put(words.say("fact.date"), words.date(c.issueDate()));
        if (c.dueDate() != null) facts.put(words.say("fact.due"), words.date(c.dueDate()));
        facts.put(words.say("fact.client"), c.client().code());
        return facts;
    }

    private static List<Map<String, Object>> rows(InvoiceContent c, Locale language) {
        return c.lines().stream().map(l -> {
            var row = new HashMap<String, Object>();
            row.put("position", String.valueOf(l.position()));
            row.put("description", l.description());
            row.put("quantity", l.quantity() == null ? "" : number(l.quantity(), 2, language));
            row.put("rate", l.rate() == null ? "" : number(l.rate(), 2, language));
            row.put("amount", money(l.amount(), c, language));
            return (Map<String, Object>) row;
        }).toList();
    }

    private static String money(String amount, InvoiceContent c, Locale language) {
        return amount == null ? "" : number(amount, Currency.getInstance(c.currency()).getDefaultFractionDigits(), language);
    }

    private static String number(String number, int digits, Locale language) {
        var format = NumberFormat.getInstance(language);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(6);
        return format.format(new BigDecimal(number));
    }

    private static String labelled(String label, String value) {
        return value == null || value.isEmpty() ? "" : label + " " + value;
    }

    private static String spaced(String iban) {
        return iban.replaceAll("\\s", "").replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String joined(String between, String... parts) {
        return joined(between, List.of(parts));
    }

    private static String joined(String between, List<String> parts) {
        return String.join(between, parts.stream().filter(s -> s != null && !s.isEmpty()).toList());
    }
}
