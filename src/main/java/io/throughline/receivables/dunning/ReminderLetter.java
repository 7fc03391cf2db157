package io.throughline.receivables.dunning;

import io.throughline.billing.PaperSettings;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.account.OpenItem;
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
public class ReminderLetter {
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

    public Letter write(OpenItem item, int level, Demand demand) {
        var client = clients.get(item.clientCode);
        var language = language(client);
        var seller = firm.profile();
        var words = Map.of("invoice", item.number, "client", client.name(), "firm", seller.name(), "bank", bank(seller.iban(), language),
                "issued", date(item.issueDate, language), "due", date(item.dueDate, language), "gross", amount(item.gross, language),
                "open", amount(demand.principal(), language));
        var text = template("reminder-" + demand.letter(), language.getLanguage()).replace("{bank}", besides(demand, language) + "{bank}");
        for (var word : words.entrySet()) text = text.replace("{" + word.getKey() + "}", word.getValue());
        var subjectEnd = text.indexOf('\n');
        return new Letter("reminder:%d:%d".formatted(item.draftId, level), client.email(), text.substring(0, subjectEnd),
                text.substring(subjectEnd).strip(), "invoice:" + item.draftId, enclosed(item, level, demand)).in(language).with(links.forLetter(item.draftId).address());
    }

    /** For money that crossed with a reminder; once for each time that it was settled. */
    Letter thanks(OpenItem item) {
        var client = clients.get(item.clientCode);
        var language = language(client);
        var text = template("payment-received", language.getLanguage()).replace("{invoice}", item.number).replace("{gross}", amount(item.gross, language)).replace("{firm}", firm.profile().name());
        var subjectEnd = text.indexOf('\n');
        return new Letter("thanks:%d:%s".formatted(item.draftId, item.settledOn()), client.email(), text.substring(0, subjectEnd), text.substring(subjectEnd).strip(),
                "invoice:" + item.draftId, List.of()).in(language);
    }

    private static Locale language(Client client) {
        return client.language() != null && client.language().toLowerCase(Locale.ROOT).startsWith("de") ? Locale.GERMAN : Locale.UK;
    }

    private List<Attachment> enclosed(OpenItem item, int level, Demand demand) {
        if (!papers.atOnce()) return List.of();
        return List.of(new Attachment("%s-reminder-%d.pdf".formatted(item.number, level), "application/pdf", document.pdf(item, demand, clock.today())));
    }

    /** Fees, interest, what is in dispute, a new due date: each in a sentence, none where there is none. */
    private static String besides(Demand demand, Locale language) {
        boolean german = language.equals(Locale.GERMAN);
        var said = new StringBuilder();
        if (demand.disputed().isPositive()) said.append((german ? "Nicht angemahnt ist, was Sie beanstandet haben: %s.\n" : "Not asked for is what you object to: %s.\n").formatted(amount(demand.disputed(), language)));
        for (var fee : demand.fees()) said.append((german ? "Dazu kommt eine Mahngebühr von %s.\n" : "A reminder fee of %s comes on top.\n").formatted(amount(fee, language)));
        if (demand.interest() != null && demand.interest().isPositive()) said.append((german ? "Dazu kommen Verzugszinsen, bis heute %s.\n" : "Interest of late payment comes on top, %s up to today.\n").formatted(amount(demand.interest(), language)));
        if (demand.more()) said.append((german ? "Zusammen sind das %s.\n" : "Together that is %s.\n").formatted(amount(demand.total(), language)));
        if (demand.newDue() != null) said.append((german ? "Wir setzen Ihnen dafür eine neue Frist bis zum %s.\n" : "The new due date is %s.\n").formatted(date(demand.newDue(), language)));
        return said.isEmpty() ? "" : said + "\n";
    }

    private static String template(String name, String language) {
        try {
            return new ClassPathResource("mail/%s_%s.txt".formatted(name, language)).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String bank(String iban, Locale language) {
        if (iban == null || iban.isBlank()) return "";
        return (language.equals(Locale.GERMAN) ? "Bankverbindung: " : "Bank account: ") + iban + "\n";
    }

    public static String date(LocalDate day, Locale language) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    }

    public static String amount(Money money, Locale language) {
        var format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
        format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
        return money.currency().getCurrencyCode() + " " + format.format(money.amount());
    }
}
