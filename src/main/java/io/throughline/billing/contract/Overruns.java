package io.throughline.billing.contract;

import io.throughline.billing.OverrunFound;
import io.throughline.billing.OverrunPolicy;
import io.throughline.billing.drafting.BillSheet;
import io.throughline.billing.issue.InvoiceLine.Kind;
import io.throughline.project.BillingModel;
import io.throughline.project.ClientConsents;
import io.throughline.project.Consent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Work at rates beyond what the client agreed to: the budget, or the more that they accepted since. Reads only. */
@Component
public class Overruns {

    /** {@code reason}: why nothing is billed now; {@code toAsk}: what the client is to be asked, null where they were. */
    public record Held(String reason, OverrunFound toAsk) {}

    private final PlanItems items;
    private final ClientConsents consents;
    private final OverrunPolicy policy;

    Overruns(PlanItems items, ClientConsents consents, OverrunPolicy policy) {
        this.items = items;
        this.consents = consents;
        this.policy = policy;
    }

    /** Empty where the terms do not have the client asked, or it stays within what they agreed to. */
    public Optional<Held> of(BillSheet sheet, LocalDate upTo) {
        var project = sheet.project;
        if (!sheet.terms.asksBeforeOverrun() || project.billingModel() != BillingModel.TIME_AND_MATERIALS || project.budgetAmount().signum() == 0) return Optional.empty();
        var now = sheet.totals().getOrDefault(Kind.TIME, sheet.money(BigDecimal.ZERO));
        if (!now.isPositive()) return Optional.empty();
        var worth = now.plus(sheet.money(items.atRates(project.code())));
        var agreed = sheet.money(consents.agreedOverrun(project.code()).map(project.budgetAmount()::max).orElse(project.budgetAmount()));
        if (worth.compareTo(agreed) <= 0) return Optional.empty();
        var percent = worth.minus(agreed).amount().movePointRight(2).divide(agreed.amount(), 2, RoundingMode.HALF_UP);
        if (!policy.clientMustAgree(percent, project.clientCode())) return Optional.empty();
        return Optional.of(held(new OverrunFound(project.code(), upTo, agreed, worth, percent)));
    }

    private Held held(OverrunFound found) {
        var asked = consents.lastOverrun(found.projectCode()).filter(c -> c.state() != Consent.State.ACCEPTED);
        if (asked.isEmpty()) return new Held(say("The work of project %s comes to %s, %s % above the %s agreed: the client is asked, and it is billed once they agree.", found), found);
        if (asked.get().open()) return new Held(say("The work of project %s comes to %s, %s % above the %s agreed: the client was asked, and it is billed once they agree.", found), null);
        return new Held(say("The work of project %s comes to %s, %s % above the %s agreed: the client refused. Ask them again, agree on another budget, or write the hours down.", found), null);
    }

    private static String say(String sentence, OverrunFound found) {
        return sentence.replace("% above", "%% above").formatted(found.projectCode(), found.worth(), found.percent().toPlainString(), found.agreed());
    }
}
