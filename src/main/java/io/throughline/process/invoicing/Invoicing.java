package io.throughline.process.invoicing;

import io.throughline.api.InvalidInput;
import io.throughline.billing.Billing;
import io.throughline.billing.InvoicePapers;
import io.throughline.models.Step;
import io.throughline.process.Answers;
import io.throughline.receivables.ClientClasses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code invoicing} does with a draft. */
@Configuration(proxyBeanMethods = false)
class Invoicing {

    @Bean
    @Step(value = "Checks that the draft could be issued as it stands: its sums, its client, its tax. Also says what tables may look at: currency and net, the client and its class.",
            reads = "draftId", writes = {"draftInOrder", "currency", "net", "clientCode", "clientClass"})
    JavaDelegate checkDraft(Billing billing, ClientClasses classes) {
        return execution -> {
            var draft = billing.get(draftId(execution));
            var net = draft.net();
            execution.setVariable("clientCode", draft.clientCode());
            execution.setVariable("clientClass", classes.of(draft.clientCode()));
            execution.setVariable("draftInOrder", billing.check(draftId(execution)).isEmpty());
            execution.setVariable("currency", net.currency().getCurrencyCode());
            execution.setVariable("net", net.amount().toPlainString());
        };
    }

    @Bean
    @Step(value = "Takes in what was approved meanwhile and closes the draft to later work; one that is closed stays as it is.", reads = "draftId")
    JavaDelegate closeDraft(Billing billing) {
        return execution -> billing.closeKeptOpen(draftId(execution));
    }

    @Bean
    @Step(value = "Notes whether the draft was mended or is given up, and then why.", reads = {"decision", "comment"}, writes = {"givenUp", "why"})
    JavaDelegate recordMending() {
        return execution -> {
            var answers = Answers.in(execution);
            boolean givenUp = answers.text("decision").equals("give-up");
            if (givenUp && answers.text("comment").isEmpty()) throw new InvalidInput("comment", "Say why the draft is given up: who started the run will read it.");
            execution.setVariable("givenUp", givenUp);
            execution.setVariable("why", answers.text("comment"));
        };
    }

    @Bean
    @Step(value = "Notes the reviewer's verdict; refuses whoever started the run, and a rejection without a comment.",
            reads = {"draftId", "approved", "comment"}, writes = {"approved", "why"})
    JavaDelegate recordReview(Billing billing) {
        return execution -> {
            var answers = Answers.in(execution);
            billing.review(draftId(execution), answers.yes("approved"), answers.text("comment"));
            execution.setVariable("approved", answers.yes("approved"));
            execution.setVariable("why", answers.text("comment"));
        };
    }

    @Bean
    @Step(value = "Rejects the draft: its items can be billed again. Says who is to know why: its drafter, finance where the calendar drafted it, nobody where finance gave it up.",
            reads = {"draftId", "why"}, mayRead = "givenUp", writes = "toKnow")
    JavaDelegate releaseItems(Billing billing, InvoiceLetters letters) {
        return execution -> {
            billing.release(draftId(execution), (String) execution.getVariable("why"));
            boolean financeKnows = Boolean.TRUE.equals(execution.getVariable("givenUp"));
            execution.setVariable("toKnow", letters.drafter(draftId(execution)).isPresent() ? "drafter" : financeKnows ? "nobody" : "finance");
        };
    }

    @Bean
    @Step(value = "Mails whoever started the run why the draft was rejected.", reads = {"draftId", "why"})
    JavaDelegate tellDrafter(InvoiceLetters letters) {
        return execution -> letters.rejected(draftId(execution), (String) execution.getVariable("why"));
    }

    @Bean
    @Step(value = "Issues the invoice: from here on it has its number and date, for good.", reads = "draftId", writes = "invoiceNumber")
    JavaDelegate issueInvoice(Billing billing) {
        return execution -> execution.setVariable("invoiceNumber", billing.issue(draftId(execution)).number());
    }

    @Bean
    @Step(value = "Prints the invoice and keeps the PDF.", reads = "draftId")
    JavaDelegate renderDocuments(InvoicePapers papers) {
        return execution -> papers.print(draftId(execution));
    }

    @Bean
    @Step(value = "Mails the client the invoice with a secret link to it, once; collection begins.", reads = "draftId")
    JavaDelegate mailInvoice(InvoicePapers papers, InvoiceLetters letters) {
        return execution -> papers.mailed(draftId(execution), letters.invoice(draftId(execution)));
    }

    private static long draftId(DelegateExecution execution) {
        return ((Number) execution.getVariable("draftId")).longValue();
    }
}
