package io.throughline.project.consent;

import io.throughline.firm.Firm;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.Consent.Question;
import io.throughline.project.ProjectSummary;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What lies before a client who is asked to agree, in their language. */
@Component
public class ConsentPaper {
    private final MessageSource messages;
    private final Clients clients;
    private final Firm firm;

    ConsentPaper(MessageSource messages, Clients clients, Firm firm) {
        this.messages = messages;
        this.clients = clients;
        this.firm = firm;
    }

    /** {@code agreed}: what work at rates may come to until now; {@code worth}: what it comes to by the day; {@code percent}: how much more that is. */
    public Question overrun(ProjectSummary project, BigDecimal agreed, BigDecimal worth, BigDecimal percent, LocalDate upTo) {
        var say = to(project);
        var words = say.say("consent.overrun.words", say.money(worth), say.day(upTo), project.name());
        return new Question(words, say.say("consent.overrun.document", firm.profile().name(), say.client.name(), project.code(), project.name(), say.money(agreed), say.day(upTo), say.money(worth), say.number(percent), words));
    }

    public Say to(ProjectSummary project) {
        return new Say(clients.get(project.clientCode()), project.currency());
    }

    public String seller() {
        return firm.profile().name();
    }

    /** Words, days and figures as one client reads them. */
    public final class Say {
        public final Client client;
        private final String currency;
        private final Locale language;

        private Say(Client client, String currency) {
            this.client = client;
            this.currency = currency;
            this.language = client.language() != null && client.language().toLowerCase(Locale.ROOT).startsWith("de") ? Locale.GERMANY : Locale.UK;
        }

        public String say(String key, Object... values) {
            return messages.getMessage(key, values, language);
        }

        public String day(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(day);
        }

        public String money(BigDecimal amount) {
            var format = NumberFormat.getNumberInstance(language);
            format.setMinimumFractionDigits(Currency.getInstance(currency).getDefaultFractionDigits());
            return format.format(amount) + " " + currency;
        }

        public String number(BigDecimal number) {
            return NumberFormat.getNumberInstance(language).format(number);
        }
    }
}
