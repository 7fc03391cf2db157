package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.mail.PostOffice;
import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.plan.InstalmentReminded;
import io.throughline.receivables.PaymentPlan.State;
import io.throughline.receivables.plan.PaymentPlanBroken;
import io.throughline.receivables.plan.PlanLetter;
import io.throughline.receivables.plan.PlanTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Instalments that finance agreed with a client: while they are paid, nobody is reminded of the invoice. */
@Service
public class PaymentPlans {
    private static final int MOST = 60;

    public record Part(LocalDate dueOn, Money amount) {}

    private final OpenItems items;
    private final PlanTable plans;
    private final Disputes disputes;
    private final PlanLetter letter;
    private final PostOffice post;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    PaymentPlans(OpenItems items, PlanTable plans, Disputes disputes, PlanLetter letter, PostOffice post, ApplicationEventPublisher news, FirmClock clock) {
        this.items = items;
        this.plans = plans;
        this.disputes = disputes;
        this.letter = letter;
        this.post = post;
        this.news = news;
        this.clock = clock;
    }

    /** The latest first. */
    public List<PaymentPlan> of(long draftId) {
        return plans.of(draftId);
    }

    public Optional<PaymentPlan> holding(long draftId) {
        return of(draftId).stream().filter(PaymentPlan::holds).findFirst();
    }

    /** What is open in equal parts, one a month; what does not divide falls to the first ones. */
    @Transactional
    public List<Part> monthly(String invoiceNumber, int count, LocalDate first) {
        if (count < 1 || count > MOST) throw new InvalidInput("instalments", "a plan has 1 to %d instalments, not %d".formatted(MOST, count));
        if (first == null) throw new InvalidInput("firstDueOn", "say when the first instalment is to be paid");
        var amounts = lock(invoiceNumber).open().split(Collections.nCopies(count, BigDecimal.ONE));
        return IntStream.range(0, count).mapToObj(i -> new Part(first.plusMonths(i), amounts.get(i))).toList();
    }

    /** The parts are what is open, each later than the one before; the client is told. Publishes PaymentPlanAgreed. */
    @Transactional
    public PaymentPlan agree(String invoiceNumber, List<Part> parts, String reason, boolean answered) {
        var item = lock(invoiceNumber);
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say what the client said");
        if (item.isSettled()) throw new Refused("Invoice %s is settled; there is nothing to pay in instalments.".formatted(item.number));
        if (holding(item.draftId).isPresent()) throw new Refused("Invoice %s is paid by a plan already; cancel it first.".formatted(item.number));
        if (disputes.openOn(item.draftId).isPresent()) throw new Refused("The client objects to invoice %s; settle the dispute first.".formatted(item.number));
        check(parts, item);
        var id = plans.add(item, parts, reason.strip(), Actor.current(), clock.today());
        var plan = plans.of(item.draftId).get(0);
        post.post(letter.agreed(item, plan));
        news.publishEvent(new PaymentPlanAgreed(id, item.draftId, item.number, item.open(), parts.size(), parts.get(parts.size() - 1).dueOn(), reason.strip(), answered));
        return plan;
    }

    private void check(List<Part> parts, OpenItem item) {
        if (parts == null || parts.isEmpty() || parts.size() > MOST) throw new InvalidInput("instalments", "a plan has 1 to %d instalments, not %d".formatted(MOST, parts == null ? 0 : parts.size()));
        var sum = Money.zero(item.gross.currency().getCurrencyCode());
        var before = clock.today().minusDays(1);
        for (var part : parts) {
            if (part.dueOn() == null || part.amount() == null) throw new InvalidInput("instalments", "each instalment needs its day and its amount");
            if (!part.amount().currency().equals(item.gross.currency())) throw new InvalidInput("instalments", "%s is in %s".formatted(item.number, item.gross.currency()));
            if (!part.amount().isPositive()) throw new InvalidInput("instalments", "%s is not above zero".formatted(part.amount()));
            if (!part.dueOn().isAfter(before)) throw new InvalidInput("instalments", part.dueOn().isBefore(clock.today())
                    ? "%s is past".formatted(part.dueOn()) : "%s does not come after %s".formatted(part.dueOn(), before));
            before = part.dueOn();
            sum = sum.plus(part.amount());
        }
        if (!sum.equals(item.open())) throw new InvalidInput("instalments", "they add up to %s, but %s is owed".formatted(sum, item.open()));
    }

    /** Tells the client what is to be paid soon, once. Nothing where it was paid meanwhile. */
    @Transactional
    public void remind(long draftId) {
        var item = lockById(draftId);
        var plan = holding(draftId).orElse(null);
        if (plan == null || item.isSettled() || plan.next() == null || plan.next().reminded()) return;
        var next = plan.next();
        var mail = post.post(letter.due(item, plan, next));
        plans.reminded(plan.id(), next.position(), clock.today(), mail);
        news.publishEvent(new InstalmentReminded(plan.id(), draftId, item.number, next.position(), next.dueOn(), next.open()));
    }

    /** An instalment did not come. Publishes PaymentPlanBroken. */
    @Transactional
    public void missed(long draftId) {
        var item = lockById(draftId);
        holding(draftId).filter(p -> p.next() != null).ifPresent(plan -> {
            var next = plan.next();
            plans.end(plan, State.BROKEN, clock.today(), Actor.current(), null);
            news.publishEvent(new PaymentPlanBroken(plan.id(), draftId, item.number, next.position(), next.dueOn(), next.open()));
        });
    }

    /** Reminders go on. Publishes PaymentPlanCancelled. */
    @Transactional
    public PaymentPlan cancel(String invoiceNumber, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "say why the plan ends");
        var item = lock(invoiceNumber);
        var plan = holding(item.draftId).orElseThrow(() -> new Refused("Invoice %s is not paid by a plan.".formatted(invoiceNumber)));
        plans.end(plan, State.CANCELLED, clock.today(), Actor.current(), reason.strip());
        news.publishEvent(new PaymentPlanCancelled(plan.id(), item.draftId, item.number, reason.strip()));
        return plans.of(item.draftId).get(0);
    }

    private OpenItem lock(String invoiceNumber) {
        return items.lock(invoiceNumber).orElseThrow(() -> new Unknown("issued invoice", invoiceNumber));
    }

    private OpenItem lockById(long draftId) {
        return items.lock(draftId).orElseThrow(() -> new Unknown("receivable", draftId));
    }
}
