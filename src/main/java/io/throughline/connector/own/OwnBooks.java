package io.throughline.connector.own;

import io.throughline.connector.Memory;
import io.throughline.connector.TopicHandler;
import io.throughline.connector.Work;
import io.throughline.ledger.Ledger;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Our own books as a bookkeeping system. The ledger wrote each fact down together with the fact; pushing it means to make sure that
 * its posting is there and balances, and to answer its reference.
 */
@Configuration(proxyBeanMethods = false)
class OwnBooks {
    private static final String SYSTEM = "own";
    private final Work work;
    private final Memory memory;
    private final Ledger ledger;

    OwnBooks(Work work, Memory memory, Ledger ledger) {
        this.work = work;
        this.memory = memory;
        this.ledger = ledger;
    }

    @Bean
    TopicHandler ownPushClient() {
        return TopicHandler.of("push-client", job -> {
            var client = work.client(job.text("clientCode"));
            memory.remember(SYSTEM, "client", client.code(), "1200/" + client.code());
            return Map.of("clientAccount", "1200/" + client.code());
        });
    }

    @Bean
    TopicHandler ownPushProject() {
        return TopicHandler.of("push-project", job -> {
            var project = work.project(job.text("projectCode"));
            memory.remember(SYSTEM, "project", project.code(), "4000/" + project.code());
            return Map.of("projectAccount", "4000/" + project.code());
        });
    }

    @Bean
    TopicHandler ownPushInvoice() {
        return TopicHandler.of("push-invoice", job -> {
            var invoice = work.invoice(job.number("draftId"));
            return Map.of("booksReference", inTheBooks("InvoiceIssued", "invoice:" + invoice.draftId(), "Invoice " + invoice.number()));
        });
    }

    /** All payments of the invoice so far, what was paid too much, and what banks took back. */
    @Bean
    TopicHandler ownPushPayment() {
        return TopicHandler.of("push-payment", job -> {
            for (var p : work.payments(job.number("draftId"))) {
                if (p.amount().isPositive()) inTheBooks("PaymentReceived", "payment:" + p.id(), "Payment " + p.reference());
                if (p.chargedBackOn() != null) inTheBooks("PaymentChargedBack", "payment:" + p.id(), "Charge-back of payment " + p.reference());
            }
            work.credits(job.number("draftId")).stream().filter(c -> c.origin().equals("OVERPAYMENT")).forEach(c -> inTheBooks("ClientCreditArose", "client-credit:" + c.id(), "Over-payment " + c.reference()));
            return Map.of();
        });
    }

    @Bean
    TopicHandler ownPushAdvance() {
        return TopicHandler.of("push-advance", job -> {
            var advance = work.credit(job.number("creditId"));
            return Map.of("booksReference", inTheBooks("ClientCreditArose", "client-credit:" + advance.id(), "Advance " + advance.reference()));
        });
    }

    @Bean
    TopicHandler ownPushExpense() {
        return TopicHandler.of("push-expense", job -> {
            var expense = work.expense(job.number("expenseId"));
            return Map.of("booksReference", inTheBooks("ExpenseApproved", "expense:" + expense.id(), "Expense " + expense.id()));
        });
    }

    /** The client's door takes every invoice as it is: nothing has to be made beforehand, and the letter brings the secret link. */
    @Bean
    TopicHandler ownCreatePaymentLink() {
        return TopicHandler.of("create-payment-link", job -> Map.of("paymentLink", "portal/" + work.invoice(job.number("draftId")).number()));
    }

    private String inTheBooks(String event, String subject, String what) {
        var posting = ledger.posted(event, subject);
        if (!posting.isBalanced()) {
            throw new IllegalStateException("%s is booked as %s with debits %s and credits %s".formatted(what, posting.reference(), posting.debits(), posting.credits()));
        }
        memory.remember(SYSTEM, event, subject, posting.reference());
        return posting.reference();
    }
}
