package io.throughline.ledger;

import static io.throughline.ledger.Account.DEFERRED_REVENUE;
import static io.throughline.ledger.Account.REVENUE;

import io.throughline.billing.BillingRunFinished;
import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.InvoiceIssued;
import io.throughline.billing.Retainers;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is prepaid is no revenue until it is drawn or has expired: after each fact that may move it, the project's share is brought to what is not earned yet. */
@Component
class RetainerPostings {
    private final Books books;
    private final Retainers retainers;
    private final ExchangeRates rates;
    private final Firm firm;
    private final FirmClock clock;

    RetainerPostings(Books books, Retainers retainers, ExchangeRates rates, Firm firm, FirmClock clock) {
        this.books = books;
        this.retainers = retainers;
        this.rates = rates;
        this.firm = firm;
        this.clock = clock;
    }

    @EventListener
    @Order(2)
    public void on(InvoiceIssued invoice) {
        bring(invoice.projectCodes(), invoice.issueDate(), invoice.subject());
    }

    @EventListener
    @Order(2)
    public void on(CreditNoteIssued credit) {
        bring(credit.projectCodes(), credit.issueDate(), "credit-note:" + credit.creditNoteId());
    }

    /** All of the month's hours may be drawn and nothing invoiced. */
    @EventListener
    public void on(BillingRunFinished run) {
        bring(retainers.prepaidProjects(), clock.today(), run.subject());
    }

    private void bring(Collection<String> projects, LocalDate day, String fact) {
        projects.forEach(p -> posting(p, day, day, fact).ifPresent(posting -> books.write(posting, firm.profile().currency())));
    }

    /** What a month's last day asks for, and what it takes since to stand as it should today: hours of the month are drawn by the run that comes after it. */
    void endOfMonth(LocalDate day, String fact) {
        for (var project : retainers.prepaidProjects()) {
            posting(project, day, day, fact).ifPresent(p -> books.write(p, firm.profile().currency()));
            if (clock.today().isAfter(day)) posting(project, clock.today(), LocalDate.MAX, fact + ":since").ifPresent(p -> books.write(p, firm.profile().currency()));
        }
    }

    /** {@code until}: postings of later days are left out of what is carried. */
    private Optional<Posting> posting(String project, LocalDate day, LocalDate until, String fact) {
        return retainers.unearned(project, day).flatMap(unearned -> posting(project, unearned, day, until, fact));
    }

    private Optional<Posting> posting(String project, Money unearned, LocalDate day, LocalDate until, String fact) {
        var currency = firm.profile().currency();
        var item = "retainer:" + project;
        var own = unearned.currency().getCurrencyCode();
        var carried = until.equals(LocalDate.MAX) ? books.carried(DEFERRED_REVENUE, item, currency, own) : books.carriedOn(until, DEFERRED_REVENUE, item, currency, own);
        var more = unearned.plus(carried.document());
        if (more.isZero()) return Optional.empty();
        var subject = "%s:%s".formatted(item, fact);
        for (int time = 2; books.has("RetainerRecognised", subject); time++) subject = "%s:%s:%d".formatted(item, fact, time);
        var posting = new Posting("RetainerRecognised", subject, day, more.isPositive() ? "Prepaid on %s, not drawn yet".formatted(project) : "Drawn or expired of what was prepaid on " + project);
        if (more.isPositive()) {
            var worth = rates.convert(more, currency, day);
            return Optional.of(posting.debit(REVENUE, item, worth, more).credit(DEFERRED_REVENUE, item, worth, more));
        }
        var worth = carried.share(more.negated());
        return Optional.of(posting.debit(DEFERRED_REVENUE, item, worth, more.negated()).credit(REVENUE, item, worth, more.negated()));
    }
}
