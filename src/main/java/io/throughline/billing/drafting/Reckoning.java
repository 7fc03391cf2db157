package io.throughline.billing.drafting;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.RETAINER;

import io.throughline.billing.Adjustments;
import io.throughline.billing.Deposits;
import io.throughline.billing.contract.Contract;
import io.throughline.billing.contract.Overruns;
import io.throughline.billing.drafting.Reckoned.Bill;
import io.throughline.billing.drafting.Reckoned.Cannot;
import io.throughline.billing.paper.Wording;
import io.throughline.billing.unbilled.Unbilled;
import io.throughline.expense.Expenses;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.BillingTerms;
import io.throughline.project.Clients;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.RatePlace;
import io.throughline.project.Terms;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Works out what a project's approved, unbilled work up to a day comes to. Reads only, so that a dry run and a draft are one calculation. */
@Component
public class Reckoning {
    private final Unbilled unbilled;
    private final Portions portions;
    private final BillingRunRows runs;
    private final Timesheets timesheets;
    private final Expenses expenses;
    private final People people;
    private final Clients clients;
    private final ExchangeRates rates;
    private final FirmClock clock;
    private final BillingTerms terms;
    private final Contract contract;
    private final Adjustments adjustments;
    private final Deposits deposits;
    private final Overruns overruns;

    Reckoning(Unbilled unbilled, Portions portions, BillingRunRows runs, Timesheets timesheets, Expenses expenses, People people, Clients clients,
              ExchangeRates rates, FirmClock clock, BillingTerms terms, Contract contract, Adjustments adjustments, Deposits deposits, Overruns overruns) {
        this.unbilled = unbilled;
        this.portions = portions;
        this.runs = runs;
        this.timesheets = timesheets;
        this.expenses = expenses;
        this.people = people;
        this.clients = clients;
        this.rates = rates;
        this.clock = clock;
        this.terms = terms;
        this.contract = contract;
        this.adjustments = adjustments;
        this.deposits = deposits;
        this.overruns = overruns;
    }

    /** {@code hold}: the items stay as they are until the transaction ends. */
    Reckoned of(ProjectSummary project, Span days, boolean hold) {
        return of(project, days, hold, sheet -> { });
    }

    /** {@code more}: what is billed beside the work, above it. */
    Reckoned of(ProjectSummary project, Span days, boolean hold, Consumer<BillSheet> more) {
        var upTo = days.upTo();
        var version = terms.on(project.code(), upTo);
        var agreed = version.map(BillingTerms.Version::terms).orElse(Terms.NONE);
        if (project.billingModel() == RETAINER && agreed.retainer() == null) {
            return new Cannot("Project %s is a retainer without terms: agree on what is prepaid, then bill it again.".formatted(project.code()));
        }
        boolean over = delivered(project) && unbilled.workedAfter(Set.of(project.code()), upTo).isEmpty();
        long open = over ? timesheets.openLines(project.code()) + expenses.openExpenses(project.code()) : 0;
        boolean lastRun = over && open == 0 && days.since() == null && !unbilled.anythingHeld(project.code()) && runs.lastRunOf(project.code()).isEmpty()
                && (agreed.fixed() == null || contract.priceBilled(project, agreed.fixed(), upTo));
        var rounding = agreed.rounding() != null ? agreed.rounding() : terms.roundingOf(project.clientCode(), upTo).map(BillingTerms.ClientRounding::rounding).orElse(null);
        var sheet = new BillSheet(project, agreed, version.map(BillingTerms.Version::version).orElse(null), rounding, Wording.of(clients.find(project.clientCode())));
        more.accept(sheet);
        var reckoned = switch (project.billingModel()) {
            case FIXED_FEE -> agreed.fixed() == null ? fixedFee(sheet, upTo, hold, over && open == 0, lastRun) : byContract(sheet, days, hold, lastRun);
            case TIME_AND_MATERIALS, RETAINER -> byContract(sheet, days, hold, lastRun);
            default -> new Bill(project, List.of(), List.of(), Money.zero(project.currency()), lastRun);
        };
        if (!(reckoned instanceof Bill bill)) return reckoned;
        if (bill.net().isNegative()) return new Cannot("Project %s comes to %s: nothing below zero is invoiced.".formatted(project.code(), bill.net()));
        if (open > 0 && bill.claims().isEmpty() && !bill.makesInvoice()) {
            return new Cannot("Project %s is delivered, but %d of its entries or expenses are not approved: have them approved or deleted, then its last run can follow."
                    .formatted(project.code(), open));
        }
        if (!bill.makesInvoice()) return bill;
        if (clients.find(project.clientCode()).isEmpty()) return new Cannot("There is no client %s to send the invoice of project %s to.".formatted(project.clientCode(), project.code()));
        if (rates.find(project.currency(), clock.today()).isEmpty()) {
            return new Cannot("No exchange rate for %s on or before %s is known: record one and bill project %s again.".formatted(project.currency(), clock.today(), project.code()));
        }
        return bill;
    }

    /** Nothing but what {@code more} writes. */
    Reckoned only(ProjectSummary project, LocalDate upTo, Consumer<BillSheet> more) {
        var version = terms.on(project.code(), upTo);
        var sheet = new BillSheet(project, version.map(BillingTerms.Version::terms).orElse(Terms.NONE), version.map(BillingTerms.Version::version).orElse(null), null, Wording.of(clients.find(project.clientCode())));
        more.accept(sheet);
        return sheet.bill(false);
    }

    public static boolean delivered(ProjectSummary project) {
        return project.state() == ProjectState.DELIVERED || project.state() == ProjectState.CLOSED;
    }

    /** Fee x min(1, hours / budget hours), rounded half up; with the last run the whole fee. */
    static Money feeEarned(ProjectSummary project, BigDecimal hours, boolean over) {
        var fee = Money.rounded(project.budgetAmount(), project.currency());
        if (over || project.budgetHours().signum() > 0 && hours.compareTo(project.budgetHours()) >= 0) return fee;
        if (project.budgetHours().signum() == 0) return Money.zero(project.currency());
        int digits = fee.currency().getDefaultFractionDigits();
        return new Money(fee.amount().multiply(hours).divide(project.budgetHours(), digits, Rounding.MODE), fee.currency());
    }

    private Reckoned fixedFee(BillSheet sheet, LocalDate upTo, boolean hold, boolean over, boolean lastRun) {
        var project = sheet.project;
        var hours = unbilled.approvedHours(Set.of(project.code()), upTo).getOrDefault(project.code(), new BigDecimal("0.00"));
        var before = Money.rounded(portions.feesBilled(Set.of(project.code())).getOrDefault(project.code(), BigDecimal.ZERO), project.currency());
        var fee = Money.rounded(project.budgetAmount(), project.currency());
        var due = feeEarned(project, hours, over).minus(before);
        if (due.isNegative() && over) {
            return new Cannot("%s of project %s is billed, more than its fee of %s: credit an invoice first.".formatted(before, project.code(), fee));
        }
        if (due.isPositive()) sheet.fee(over ? sheet.words.restOfFee(upTo) : sheet.words.partOfFee(upTo, hours, project.budgetHours()), fee, hours, project.budgetHours(), before, due);
        sheet.covered(Part.of(unbilled.time(project.code(), Span.until(upTo), hold)));
        return finished(sheet, lastRun);
    }

    /** Hours that a price or a retainer covers, the others at their rates and under the cap; what of the price is due; expenses. */
    private Reckoned byContract(BillSheet sheet, Span days, boolean hold, boolean lastRun) {
        var project = sheet.project;
        var parts = Part.of(unbilled.time(project.code(), days, hold));
        var unpriced = parts.stream().filter(p -> !p.priced()).findFirst();
        if (unpriced.isPresent()) {
            var entry = unpriced.get().entry();
            return new Cannot("%s has no bill rate on %s; set one and bill project %s again.".formatted(entry.personCode(), entry.workDate(), project.code()));
        }
        var fixed = sheet.terms.fixed();
        var byPrice = parts.stream().collect(Collectors.partitioningBy(p -> coveredByPrice(sheet, p)));
        var atRates = BilledHours.of(byPrice.get(false), sheet.rounding);
        if (sheet.terms.retainer() != null) atRates = afterRetainer(sheet, atRates, days.upTo());
        var capped = contract.capped(sheet, atRates);
        sheet.time(capped.billed(), p -> name(sheet, p));
        var overrun = overruns.of(sheet, days.upTo());
        if (overrun.isPresent()) return new Cannot(overrun.get().reason(), overrun.get().toAsk());
        contract.countAgainstCap(sheet, capped, days.upTo());
        if (fixed != null) contract.price(sheet, days.upTo());
        sheet.covered(byPrice.get(true));
        if (project.billingModel() == FIXED_FEE) return finished(sheet, lastRun);
        for (var spent : unbilled.expenses(project.code(), days, hold)) {
            var rate = exchangeRate(spent.currency(), project.currency(), spent.expenseDate());
            if (rate == null) return new Cannot("No exchange rate from %s to %s on %s is known: record one and bill project %s again.".formatted(spent.currency(), project.currency(), spent.expenseDate(), project.code()));
            sheet.expense(spent, rate);
        }
        return finished(sheet, lastRun);
    }

    /** Reductions and surcharges, and on the last invoice the deposits. */
    private Reckoned finished(BillSheet sheet, boolean lastRun) {
        boolean anything = sheet.net().isPositive();
        adjustments.apply(sheet);
        if (anything && sheet.net().isZero()) return new Cannot("With its reductions project %s comes to 0.00: nothing is left to invoice. Reduce it by less.".formatted(sheet.project.code()));
        if (lastRun) {
            var why = deposits.deduct(sheet);
            if (why.isPresent()) return new Cannot(why.get());
        }
        return sheet.bill(lastRun);
    }

    /** Where no task is named, a fixed-fee project's hours are all covered, and none of another's. */
    private static boolean coveredByPrice(BillSheet sheet, Part part) {
        var fixed = sheet.terms.fixed();
        if (fixed == null) return false;
        return fixed.tasks() == null || fixed.tasks().isEmpty() ? sheet.project.billingModel() == FIXED_FEE : fixed.covers(part.entry().taskCode());
    }

    private List<Part> afterRetainer(BillSheet sheet, List<Part> parts, LocalDate upTo) {
        var retainer = sheet.terms.retainer();
        var over = contract.retainer(sheet, parts.stream().filter(p -> retainer.covers(p.entry().taskCode())).toList(), upTo);
        var left = new ArrayList<>(parts.stream().filter(p -> !retainer.covers(p.entry().taskCode())).toList());
        left.addAll(over);
        left.sort(Comparator.comparing((Part p) -> p.entry().personCode()).thenComparing(p -> p.entry().workDate()).thenComparing(p -> p.entry().id()));
        return left;
    }

    private String name(BillSheet sheet, Part part) {
        var name = people.find(part.entry().personCode()).map(Person::name).orElse(part.entry().personCode());
        return part.rules().get(0).place() == RatePlace.OVERAGE ? sheet.words.say("line.overage", name) : name;
    }

    /** Units of {@code to} for one of {@code from}, to 12 decimals; null where a rate is not known. */
    private BigDecimal exchangeRate(String from, String to, LocalDate day) {
        if (from.equals(to)) return BigDecimal.ONE;
        var source = rates.find(from, day);
        var target = rates.find(to, day);
        if (source.isEmpty() || target.isEmpty()) return null;
        return Rounding.round(target.get().divide(source.get(), MathContext.DECIMAL128), 12);
    }
}
