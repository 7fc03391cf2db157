package io.throughline.process.invoicing;

import io.throughline.billing.Billing;
import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.InvoicePapers;
import io.throughline.billing.PaperSettings;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.LetterWords;
import io.throughline.project.Clients;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientLinks;
import io.throughline.security.User;
import io.throughline.security.Users;
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
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Letters about invoices, from {@code mail/<name>_<language>.txt}: the first line is the subject. */
@Component
class InvoiceLetters {
    private final PostOffice post;
    private final Billing billing;
    private final InvoicePapers papers;
    private final Clients clients;
    private final People people;
    private final Users users;
    private final PaperSettings settings;
    private final ClientLinks links;

    InvoiceLetters(PostOffice post, Billing billing, InvoicePapers papers, Clients clients, People people, Users users, PaperSettings settings, ClientLinks links) {
        this.post = post;
        this.billing = billing;
        this.papers = papers;
        this.clients = clients;
        this.people = people;
        this.users = users;
        this.settings = settings;
        this.links = links;
    }

    /** Once an invoice; answers the client's address of today, empty where there is none: the post office shows such a letter for someone to send. */
    String invoice(long draftId) {
        var paper = papers.paper(draftId);
        var to = address(paper);
        post.post(letter("invoice", "invoice:" + draftId, to, paper, Map.of("number", paper.number(), "gross", amount(paper),
                "due", date(paper.dueDate(), paper)), draftId,
                enclosed(paper.number(), () -> papers.pdf(draftId), () -> papers.xmlBeside(draftId))).with(links.forLetter(draftId).address()));
        return to;
    }

    /** Once a credit note. */
    void creditNote(CreditNoteIssued fact) {
        var paper = papers.paper(fact.draftId());
        post.post(letter("credit-note", "credit-note:" + fact.creditNoteId(), address(paper), paper,
                Map.of("number", fact.number(), "invoice", fact.invoiceNumber(), "gross", amount(fact.gross(), paper), "reason", fact.reason()), fact.draftId(),
                enclosed(fact.number(), () -> papers.creditNotePdf(fact.number()), () -> papers.creditNoteXmlBeside(fact.number()))));
    }

    /** The address of whoever started the run: the person's, else the sign-in's; empty for the calendar, and where there is none. */
    Optional<String> drafter(long draftId) {
        var user = billing.draftedBy(draftId);
        return people.find(people.personOf(user)).map(Person::email).or(() -> users.find(user).map(User::email)).filter(email -> !email.isBlank());
    }

    /** To whoever started the run. */
    void rejected(long draftId, String why) {
        var paper = papers.paper(draftId);
        var language = people.find(people.personOf(billing.draftedBy(draftId))).map(Person::spoken).orElse(Locale.UK);
        var words = LetterWords.of("invoice-rejected", language, Map.of("draft", draftId, "client", paper.client().code(), "net", paper.net() + " " + paper.currency(),
                "project", paper.projectCode(), "why", why));
        post.post(new Letter("invoice-rejected:" + draftId, drafter(draftId).orElse(""), words.subject(), words.body(), "invoice:" + draftId, List.of()).in(language));
    }

    private Letter letter(String name, String key, String to, InvoiceContent paper, Map<String, String> words, long draftId, List<Attachment> papers) {
        var text = text(name, language(paper)).replace("{firm}", paper.seller().name()).replace("{project}", paper.projectName());
        for (var word : words.entrySet()) text = text.replace("{" + word.getKey() + "}", word.getValue());
        int subject = text.indexOf('\n');
        return new Letter(key, to, text.substring(0, subject), text.substring(subject).strip() + "\n", "invoice:" + draftId, papers).in(language(paper));
    }

    /** The paper, and the e-invoice where it is not inside. Nothing where papers are printed on demand only: a replay's letters go nowhere. */
    private List<Attachment> enclosed(String number, Supplier<byte[]> pdf, Supplier<Optional<byte[]>> xml) {
        if (!settings.atOnce()) return List.of();
        var paper = new Attachment(number + ".pdf", "application/pdf", pdf.get());
        return xml.get().map(x -> List.of(paper, new Attachment(number + ".xml", "application/xml", x))).orElse(List.of(paper));
    }

    private String address(InvoiceContent paper) {
        var email = clients.get(paper.client().code()).email();
        return email == null ? "" : email;
    }

    private static String amount(InvoiceContent paper) {
        return amount(Money.of(paper.gross(), paper.currency()), paper);
    }

    private static String amount(Money money, InvoiceContent paper) {
        var gross = money.amount();
        var format = NumberFormat.getNumberInstance(language(paper));
        format.setMinimumFractionDigits(gross.scale());
        return format.format(gross) + " " + paper.currency();
    }

    private static String date(LocalDate day, InvoiceContent paper) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language(paper)).format(day);
    }

    private static Locale language(InvoiceContent paper) {
        return paper.spoken();
    }

    private static String text(String name, Locale language) {
        try {
            return new ClassPathResource("mail/%s_%s.txt".formatted(name, language.getLanguage())).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
