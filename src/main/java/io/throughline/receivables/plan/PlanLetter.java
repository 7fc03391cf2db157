package io.throughline.receivables.plan;

import io.throughline.firm.Firm;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.PaymentPlan;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.dunning.ReminderLetter;
import io.throughline.receivables.PaymentPlan.Instalment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a client is written about a payment plan, from {@code mail/payment-plan_<language>.txt} and {@code mail/instalment_<language>.txt}; the first line is the subject. */
@Component
public class PlanLetter {
    private final Clients clients;
    private final Firm firm;
    private final ClientLinks links;

    PlanLetter(Clients clients, Firm firm, ClientLinks links) {
        this.clients = clients;
        this.firm = firm;
        this.links = links;
    }

    /** What was agreed, each instalment in a line. */
    public Letter agreed(OpenItem item, PaymentPlan plan) {
        var language = language(clients.get(item.clientCode));
        var lines = plan.instalments().stream().map(i -> "  %s: %s".formatted(ReminderLetter.date(i.dueOn(), language), ReminderLetter.amount(i.amount(), language)))
                .collect(Collectors.joining("\n"));
        return letter("payment-plan", "payment-plan:" + plan.id(), item, Map.of("instalments", lines, "open", ReminderLetter.amount(plan.amount(), language)), language);
    }

    /** That the instalment is to be paid soon. */
    public Letter due(OpenItem item, PaymentPlan plan, Instalment instalment) {
        var language = language(clients.get(item.clientCode));
        return letter("instalment", "instalment:%d:%d".formatted(plan.id(), instalment.position()), item, Map.of("instalment", ReminderLetter.amount(instalment.open(), language),
                "day", ReminderLetter.date(instalment.dueOn(), language), "open", ReminderLetter.amount(item.open(), language)), language);
    }

    private Letter letter(String name, String key, OpenItem item, Map<String, String> more, Locale language) {
        var client = clients.get(item.clientCode);
        var seller = firm.profile();
        var words = new TreeMap<>(more);
        words.putAll(Map.of("invoice", item.number, "firm", seller.name(), "bank", ReminderLetter.bank(seller.iban(), language), "issued", ReminderLetter.date(item.issueDate, language)));
        var text = template(name, language.getLanguage());
        for (var word : words.entrySet()) text = text.replace("{" + word.getKey() + "}", word.getValue());
        var subjectEnd = text.indexOf('\n');
        return new Letter(key, client.email(), text.substring(0, subjectEnd), text.substring(subjectEnd).strip(), "invoice:" + item.draftId, List.of()).in(language)
                .with(links.forLetter(item.draftId).address());
    }

    private static Locale language(Client client) {
        return client.language() != null && client.language().toLowerCase(Locale.ROOT).startsWith("de") ? Locale.GERMAN : Locale.UK;
    }

    private static String template(String name, String language) {
        try {
            return new ClassPathResource("mail/%s_%s.txt".formatted(name, language)).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
