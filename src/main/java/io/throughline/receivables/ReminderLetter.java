package io.throughline.receivables;

import io.throughline.billing.PaperSettings;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The words of a reminder, from {@code mail/reminder-<level>_<language>.txt}: the first line is the subject. German or English, as the client reads. */
@Component
class ReminderLetter {
    private static final int SHARPEST = 3;
    private final Clients clients;
    private final Firm firm;
    private final ClientLinks links;
    private final ReminderDocument document;
    private final PaperSettings papers;
    private final FirmClock clock;

    ReminderLetter(Clients clients, Firm firm, ClientLinks links, ReminderDocument document, PaperSettings papers, FirmClock clock) {
        this.clients = clients;
        this.firm = firm;
        this.links = links;
        this.document = document;
        this.papers = papers;
        this.clock = clock;
    }

    Letter write(OpenItem item, int level) {
        var client = clients.get(item.clientCode);
        var language = client.language() != null && client.language().toLowerCase(Locale.ROOT).startsWith("de") ? Locale.GERMAN : Locale.UK;
        var seller = firm.profile();
        var words = Map.of("invoice", item.number, "client", client.name(), "firm", seller.name(), "bank", bank(seller.iban(), language),
                "issued", date(item.issueDate, language), "due", date(item.dueDate, language), "gross", amount(item.gross, language),
                "open", amount(item.open(), language));
        var text = template(Math.min(level, SHARPEST), language.getLanguage());
        for (var word : words.entrySet()) text = text.replace("{" + word.getKey() + "}", word.getValue());
        var subjectEnd = text.indexOf('\n');
        return new Letter("reminder:%d:%d".formatted(item.draftId, level), client.email(), text.substring(0, subjectEnd),
                text.substring(subjectEnd).strip(), "invoice:" + item.draftId, enclosed(item, level)).in(language).with(links.forLetter(item.draftId).address());
    }

    private List<Attachment> enclosed(OpenItem item, int level) {
        if (!papers.atOnce()) return List.of();
        return List.of(new Attachment("%s-reminder-%d.pdf".formatted(item.number, level), "application/pdf", document.pdf(item, level, clock.today())));
    }

    private static String template(int level, String language) {
        try {
            return new ClassPathResource("mail/reminder-%d_%s.txt".formatted(level, language)).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bank(String iban, Locale language) {
        if (iban == null || iban.isBlank()) return "";
        return (language.equals(Locale.GERMAN) ? "Bankverbindung: " : "Bank account: ") + iban + "\n";
    }

    private static String date(LocalDate day, Locale language) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    }

    private static String amount(Money money, Locale language) {
        var format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
        format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
        return money.currency().getCurrencyCode() + " " + format.format(money.amount());
    }
}
