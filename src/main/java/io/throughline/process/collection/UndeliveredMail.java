package io.throughline.process.collection;

import io.throughline.mail.Mail;
import io.throughline.mail.MailSentAgain;
import io.throughline.mail.MailState;
import io.throughline.mail.MailUndelivered;
import io.throughline.mail.Mails;
import io.throughline.models.Step;
import io.throughline.process.Answers;
import io.throughline.process.Correlation;
import io.throughline.process.TaskView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the model {@code undelivered-mail} does with a letter that did not arrive, and what starts and ends it. */
@Configuration(proxyBeanMethods = false)
class UndeliveredMail {

    @Bean
    @Step(value = "Sends the letter again, to the corrected address if one is given, and corrects it at the client or person; or leaves the letter.",
            reads = {"mailId", "decision", "email"})
    JavaDelegate settleLetter(WrongAddresses addresses) {
        return execution -> {
            var answers = Answers.in(execution);
            addresses.settle(((Number) execution.getVariable("mailId")).longValue(), answers.text("decision"), answers.text("email"));
        };
    }

    @Bean
    TaskView fixAddressView(Mails mails, WrongAddresses addresses) {
        return task -> view(letter(task, mails), addresses);
    }

    @Bean
    TaskView lookAfterLetterView(Mails mails, WrongAddresses addresses) {
        return task -> view(letter(task, mails), addresses);
    }

    private static Mail letter(DelegateTask task, Mails mails) {
        return mails.get(((Number) task.getVariable("mailId")).longValue());
    }

    private static Map<String, Object> view(Mail letter, WrongAddresses addresses) {
        var concerning = addresses.concerning(letter);
        return Map.of("subject", letter.subject(), "to", letter.to().isEmpty() ? "nobody" : letter.to(), "concerning", concerning.isEmpty() ? "" : ", about " + concerning,
                "posted", LocalDate.ofInstant(letter.postedAt(), ZoneId.systemDefault()).toString(), "reported", letter.lastError() == null ? "" : letter.lastError(),
                "more", "/mails/" + letter.id(), "advice", letter.state() == MailState.UNCERTAIN
                        ? "It may have arrived all the same: ask the receiver first if you can. A second copy carries the same Message-ID, so that mail programs can tell."
                        : "It has not left the house.");
    }

    @Component
    static class News {
        private final Correlation correlation;
        private final Mails mails;

        News(Correlation correlation, Mails mails) {
            this.correlation = correlation;
            this.mails = mails;
        }

        @EventListener
        public void on(MailUndelivered fact) {
            correlation.start(MailUndelivered.class, key(fact.mailId()),
                    Map.of("mailId", fact.mailId(), "state", fact.state().name(), "email", mails.get(fact.mailId()).to()));
        }

        @EventListener
        public void on(MailSentAgain fact) {
            correlation.wake(MailSentAgain.class, key(fact.mailId()), Map.of());
        }

        private static String key(long mailId) {
            return "mail/" + mailId;
        }
    }
}
