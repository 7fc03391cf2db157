package io.throughline.billing;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.RETAINER;

import io.throughline.billing.Reckoned.Bill;
import io.throughline.billing.Reckoned.Cannot;
import io.throughline.billing.Reckoned.Claim;
import io.throughline.billing.Reckoned.Coverage;
import io.throughline.billing.Reckoned.ItemKind;
import io.throughline.expense.Expenses;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.Clients;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Works out what a project's approved, unbilled work up to a day comes to. Reads only, so that a dry run and a draft are one calculation. */
@Component
class Reckoning {
    private final Unbilled unbilled;
    private final Portions portions;
    private final BillingRuns runs;
    private final Timesheets timesheets;
    private final Expenses expenses;
    private final People people;
    private final Clients clients;
    private final ExchangeRates rates;
    private final FirmClock clock;

    Reckoning(Unbilled unbilled, Portions portions, BillingRuns runs, Timesheets timesheets, Expenses expenses, People people, Clients clients,
              ExchangeRates rates, FirmClock clock) {
        this.unbilled = unbilled;
        this.portions = portions;
        this.runs = runs;
        this.timesheets = timesheets;
        this.expenses = expenses;
        this.people = people;
        this.clients = clients;
        this.rates = rates;
        this.clock = clock;
    }

    /** {@code hold}: the items stay as they are until the transaction ends. */
    Reckoned of(ProjectSummary project, LocalDate upTo, boolean hold) {
        if (project.billingModel() == RETAINER) {
            return new Cannot("Project %s is a retainer, which is not billed by a run; change its billing model or bill it by hand.".formatted(project.code()));
        }
        boolean over = delivered(project) && unbilled.workedAfter(Set.of(project.code()), upTo).isEmpty();
        long open = over ? timesheets.openLines(project.code()) + expenses.openExpenses(project.code()) : 0;
        boolean lastRun = over && open == 0 && runs.lastRunOf(project.code()).isEmpty();
        var reckoned = switch (project.billingModel()) {
            case FIXED_FEE -> fixedFee(project, upTo, hold, over && open == 0, lastRun);
            case TIME_AND_MATERIALS -> timeAndMaterials(project, upTo, hold, lastRun);
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

    static boolean delivered(ProjectSummary project) {
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

    private Reckoned fixedFee(ProjectSummary project, LocalDate upTo, boolean hold, boolean over, boolean lastRun) {
        var hours = unbilled.approvedHours(Set.of(project.code()), upTo).getOrDefault(project.code(), new BigDecimal("0.00"));
        var before = Money.rounded(portions.feesBilled(Set.of(project.code())).getOrDefault(project.code(), BigDecimal.ZERO), project.currency());
        var fee = Money.rounded(project.budgetAmount(), project.currency());
        var due = feeEarned(project, hours, over).minus(before);
        if (due.isNegative() && over) {
            return new Cannot("%s of project %s is billed, more than its fee of %s: credit an invoice first.".formatted(before, project.code(), fee));
        }
        var claims = unbilled.time(project.code(), upTo, hold).stream()
                .map(t -> new Claim(ItemKind.TIME, t.id(), t.hours(), Coverage.FIXED_FEE, 1)).toList();
        if (!due.isPositive()) return new Bill(project, List.of(), claims, Money.zero(project.currency()), lastRun);
        var words = Wording.of(clients.find(project.clientCode()));
        var line = InvoiceLine.fixedFee(1, over ? words.restOfFee(upTo) : words.partOfFee(upTo, hours, project.budgetHours()), fee, hours, project.budgetHours(), before, due);
        return new Bill(project, List.of(line), claims, due, lastRun);
    }

    private Reckoned timeAndMaterials(ProjectSummary project, LocalDate upTo, boolean hold, boolean lastRun) {
        record Rated(String person, BigDecimal rate) {}
        var words = Wording.of(clients.find(project.clientCode()));
        var groups = new LinkedHashMap<Rated, List<Unbilled.Time>>();
        for (var entry : unbilled.time(project.code(), upTo, hold)) {
            if (entry.rate() == null) return new Cannot("%s has no bill rate on %s; set one and bill project %s again.".formatted(entry.personCode(), entry.workDate(), project.code()));
            groups.computeIfAbsent(new Rated(entry.personCode(), plain(entry.rate())), any -> new ArrayList<>()).add(entry);
        }
        var lines = new ArrayList<InvoiceLine>();
        var claims = new ArrayList<Claim>();
        groups.forEach((rated, entries) -> {
            int position = lines.size() + 1;
            var hours = entries.stream().map(Unbilled.Time::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
            var name = people.find(rated.person()).map(Person::name).orElse(rated.person());
            lines.add(InvoiceLine.time(position, name, rated.person(), hours, rated.rate(), Money.rounded(hours.multiply(rated.rate()), project.currency())));
            entries.forEach(e -> claims.add(new Claim(ItemKind.TIME, e.id(), e.hours(), Coverage.BILLED, position)));
        });
        for (var spent : unbilled.expenses(project.code(), upTo, hold)) {
            var rate = exchangeRate(spent.currency(), project.currency(), spent.expenseDate());
            if (rate == null) return new Cannot("No exchange rate from %s to %s on %s is known: record one and bill project %s again.".formatted(spent.currency(), project.currency(), spent.expenseDate(), project.code()));
            int position = lines.size() + 1;
            var markup = BigDecimal.ONE.add(spent.markupPercent().movePointLeft(2));
            lines.add(InvoiceLine.expense(position, words.expense(spent.category(), spent.expenseDate()), Money.rounded(spent.amount(), spent.currency()), rate,
                    spent.markupPercent(), Money.rounded(spent.amount().multiply(rate).multiply(markup), project.currency())));
            claims.add(new Claim(ItemKind.EXPENSE, spent.id(), spent.amount(), Coverage.BILLED, position));
        }
        var net = lines.stream().map(l -> l.amountIn(project.currency())).reduce(Money.zero(project.currency()), Money::plus);
        return new Bill(project, lines, claims, net, lastRun);
    }

    /** Two decimals, or as many as it needs. */
    private static BigDecimal plain(BigDecimal rate) {
        return rate.setScale(Math.max(2, rate.stripTrailingZeros().scale()));
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
