package io.throughline.process.delivery;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.models.Step;
import io.throughline.process.Answers;
import io.throughline.process.Moment;
import io.throughline.project.ClientConsents;
import io.throughline.project.Consent;
import io.throughline.project.Projects;
import io.throughline.receivables.ClientClasses;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code client-consent} does: the client is asked, reminded, and where nothing is heard the project's manager decides. */
@Configuration(proxyBeanMethods = false)
class ClientConsent {
    private static final int REMIND = 5;
    private static final int DECIDE = 10;

    @Bean
    @Step(value = "Mails the client what they are asked to agree to, with a secret link to the answer, once. Says when they are reminded and when the manager decides, as the table client-silence has it.",
            reads = "consentId", writes = {"remindAt", "decideAt"})
    JavaDelegate askClient(ClientConsents consents, ConsentLetters letters, DecisionService decisions, ClientClasses classes, Projects projects, FirmClock clock) {
        return execution -> {
            var asked = consents.get(id(execution));
            letters.ask(asked);
            var row = decisions.evaluateDecisionTableByKey("client-silence",
                    Map.of("kind", asked.kind().name(), "clientClass", classes.of(projects.get(asked.projectCode()).clientCode()))).getFirstResult();
            execution.setVariable("remindAt", atNine(clock.today().plusDays(row == null ? REMIND : row.<Number>getEntry("remindAfterDays").intValue())));
            execution.setVariable("decideAt", atNine(clock.today().plusDays(row == null ? DECIDE : row.<Number>getEntry("decideAfterDays").intValue())));
        };
    }

    @Bean
    @Step(value = "Mails the client, once, that their answer is waited for.", reads = "consentId")
    JavaDelegate remindClient(ClientConsents consents, ConsentLetters letters) {
        return execution -> letters.remind(consents.get(id(execution)));
    }

    @Bean
    @Step(value = "Notes how the manager goes on: the client is asked once more, agreed by another way (then who, how and when are said), or is not asked any more.",
            reads = {"consentId", "decision"}, mayRead = {"saidBy", "comment"})
    JavaDelegate recordConsentDecision(ClientConsents consents) {
        return execution -> {
            var answers = Answers.in(execution);
            var consent = consents.get(id(execution));
            var comment = answers.text("comment");
            switch (answers.text("decision")) {
                case "ask-again" -> consents.askAgain(consent.id());
                case "accepted" -> {
                    if (comment.isEmpty()) throw new InvalidInput("comment", "Say how and when the client agreed.");
                    consents.answer(consent.id(), new Consent.Answer(true, answers.text("saidBy"), comment, null, null));
                }
                case "leave" -> {
                    if (!consent.open()) return;
                    if (comment.isEmpty()) throw new InvalidInput("comment", "Say why the client is not asked any more.");
                    consents.withdraw(consent.id(), comment);
                }
                default -> throw new InvalidInput("decision", "is one of ask-again, accepted, leave");
            }
        };
    }

    static long id(DelegateExecution execution) {
        return ((Number) execution.getVariable("consentId")).longValue();
    }

    private static Date atNine(LocalDate day) {
        return Moment.of(day.atTime(9, 0));
    }
}
