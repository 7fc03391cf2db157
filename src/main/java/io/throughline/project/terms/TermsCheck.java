package io.throughline.project.terms;

import io.throughline.project.BilledPrice;
import io.throughline.project.BillingModel;
import io.throughline.project.Clients;
import io.throughline.project.FieldCheck;
import io.throughline.project.Milestone;
import io.throughline.project.Milestones;
import io.throughline.project.Project;
import io.throughline.project.ProjectRepository;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import io.throughline.project.TaskList;
import io.throughline.project.Terms.Fixed;
import io.throughline.project.Terms.MilestonePrice;
import io.throughline.project.Terms.Retainer;
import io.throughline.project.Terms;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What terms must say to be agreed: a schedule sums to its price to the cent, percentages to a hundred. */
@Component
public class TermsCheck {
    private static final BigDecimal MOST = new BigDecimal("1000000000000");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private final Clients clients;
    private final ProjectRepository projects;
    private final TaskList tasks;
    private final Milestones milestones;
    private final BilledPrice billed;

    TermsCheck(Clients clients, ProjectRepository projects, TaskList tasks, Milestones milestones, BilledPrice billed) {
        this.clients = clients;
        this.projects = projects;
        this.tasks = tasks;
        this.milestones = milestones;
        this.billed = billed;
    }

    public void valid(Terms terms, ProjectSummary project, FieldCheck check) {
        valid(terms, project, milestones.of(project.code()).stream().map(Milestone::name).collect(Collectors.toSet()), check);
    }

    /** {@code known}: names of milestones, those to come too. */
    public void valid(Terms terms, ProjectSummary project, Set<String> known, FieldCheck check) {
        int digits = Currency.getInstance(project.currency()).getDefaultFractionDigits();
        if (project.billingModel() == BillingModel.NON_BILLABLE) check.problem("terms", "a project that is not billed has none");
        if (terms.rounding() != null) terms.rounding().check("rounding.", check);
        if (terms.cap() != null) {
            positive("cap.amount", terms.cap().amount(), digits, check);
            if (terms.cap().onReached() == null) check.problem("cap.onReached", "is one of NOTIFY, STOP");
        }
        if (terms.fixed() != null) fixed(terms.fixed(), project, digits, known, check);
        if (terms.retainer() != null) retainer(terms.retainer(), project, digits, check);
        else if (project.billingModel() == BillingModel.RETAINER) check.problem("retainer", "is missing: the project is a retainer");
        if (terms.billTos() != null) billTos(terms.billTos(), project, check);
        if (terms.purchaseOrder() != null) {
            check.line("purchaseOrder.number", terms.purchaseOrder().number());
            if (terms.purchaseOrder().limit() != null) positive("purchaseOrder.limit", terms.purchaseOrder().limit(), digits, check);
        }
        if (terms.invoiceWith() != null) together(terms, project, check);
    }

    private void fixed(Fixed fixed, ProjectSummary project, int digits, Set<String> known, FieldCheck check) {
        positive("fixed.price", fixed.price(), digits, check);
        tasks("fixed.tasks", fixed.tasks(), project, check);
        boolean schedule = fixed.schedule() != null && !fixed.schedule().isEmpty();
        boolean byMilestones = fixed.milestones() != null && !fixed.milestones().isEmpty();
        if (schedule == byMilestones) check.problem("fixed.schedule", "a fixed price has either a schedule or prices of milestones");
        if (project.billingModel() == BillingModel.FIXED_FEE && fixed.price() != null && fixed.price().compareTo(project.budgetAmount()) != 0) {
            check.problem("fixed.price", "is %s, the fee of the project %s".formatted(fixed.price().toPlainString(), project.budgetAmount().stripTrailingZeros().toPlainString()));
        }
        if (schedule) {
            for (int i = 0; i < fixed.schedule().size(); i++) {
                var part = fixed.schedule().get(i);
                check.line("fixed.schedule[%d].name".formatted(i), part.name());
                if (part.due() == null) check.problem("fixed.schedule[%d].due".formatted(i), "is missing");
                positive("fixed.schedule[%d].amount".formatted(i), part.amount(), digits, check);
            }
            sum("fixed.schedule", fixed.schedule().stream().map(Terms.Instalment::amount).toList(), fixed.price(), check);
        }
        if (byMilestones) milestonePrices(fixed, project, digits, known, check);
        billed.billedOfPrice(project.code()).forEach((item, amount) -> asBilled(fixed, item, amount.stripTrailingZeros(), check));
    }

    /** The places of instalments and the names of milestones say what is billed: a price in which they stand otherwise would be billed twice or not at all. */
    private static void asBilled(Fixed fixed, String item, BigDecimal amount, FieldCheck check) {
        var name = item.substring(item.indexOf(':') + 1);
        if (item.startsWith("milestone:")) {
            if (fixed.milestones() == null || fixed.milestones().stream().noneMatch(m -> name.equals(m.milestone()))) {
                check.problem("fixed.milestones", "'%s' is billed with %s: keep it among them".formatted(name, amount.toPlainString()));
            }
            return;
        }
        int place = Integer.parseInt(name) - 1;
        if (fixed.schedule() == null || fixed.schedule().size() <= place) check.problem("fixed.schedule", "instalment %s is billed with %s: keep it in its place".formatted(name, amount.toPlainString()));
        else if (fixed.schedule().get(place).amount() != null && fixed.schedule().get(place).amount().compareTo(amount) != 0) {
            check.problem("fixed.schedule[%d].amount".formatted(place), "is billed with %s: what changes belongs into another instalment".formatted(amount.toPlainString()));
        }
    }

    private static void milestonePrices(Fixed fixed, ProjectSummary project, int digits, Set<String> known, FieldCheck check) {
        var names = new HashSet<String>();
        for (int i = 0; i < fixed.milestones().size(); i++) {
            var price = fixed.milestones().get(i);
            var at = "fixed.milestones[%d].".formatted(i);
            if (!known.contains(price.milestone())) check.problem(at + "milestone", "project %s has no milestone '%s'".formatted(project.code(), price.milestone()));
            else if (!names.add(price.milestone())) check.problem(at + "milestone", "'%s' is there twice".formatted(price.milestone()));
            if ((price.amount() == null) == (price.percent() == null)) check.problem(at + "amount", "either an amount or a percentage");
            else if (price.amount() != null) positive(at + "amount", price.amount(), digits, check);
            else positive(at + "percent", price.percent(), 4, check);
        }
        var percents = fixed.milestones().stream().map(MilestonePrice::percent).filter(p -> p != null).toList();
        if (percents.isEmpty()) sum("fixed.milestones", fixed.milestones().stream().map(MilestonePrice::amount).toList(), fixed.price(), check);
        else if (percents.size() < fixed.milestones().size()) check.problem("fixed.milestones", "are all amounts or all percentages");
        else if (total(percents).subtract(HUNDRED).abs().compareTo(new BigDecimal("0.01").multiply(BigDecimal.valueOf(percents.size()))) > 0) {
            check.problem("fixed.milestones", "come to %s %%, not to 100".formatted(total(percents).toPlainString()));
        }
    }

    private void retainer(Retainer r, ProjectSummary project, int digits, FieldCheck check) {
        if (r.unit() == null) check.problem("retainer.unit", "is one of HOURS, MONEY");
        positive("retainer.quantity", r.quantity(), r.unit() == Retainer.Unit.MONEY ? digits : 2, check);
        if (r.price() == null) check.problem("retainer.price", "is missing");
        else check.amount("retainer.price", r.price(), digits, MOST);
        if (r.everyMonths() < 1 || r.everyMonths() > 36) check.problem("retainer.everyMonths", "must be 1 to 36, not " + r.everyMonths());
        if (r.from() == null) check.problem("retainer.from", "is missing");
        else if (r.until() != null && r.until().isBefore(r.from())) check.problem("retainer.until", "%s is before %s".formatted(r.until(), r.from()));
        check.amount("retainer.rollover", r.rollover(), 2, MOST);
        if (r.rollover() != null && r.rollover().signum() > 0 && r.rolloverMonths() < 1) check.problem("retainer.rolloverMonths", "say for how many months what is carried over can be used");
        if (r.rolloverMonths() < 0 || r.rolloverMonths() > 36) check.problem("retainer.rolloverMonths", "must be 0 to 36, not " + r.rolloverMonths());
        check.amount("retainer.overageRate", r.overageRate(), 4, new BigDecimal("1000000"));
        tasks("retainer.tasks", r.tasks(), project, check);
    }

    private void billTos(List<Terms.Share> shares, ProjectSummary project, FieldCheck check) {
        var names = new HashSet<String>();
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            var client = clients.find(share.clientCode() == null ? "" : share.clientCode());
            if (client.isEmpty()) check.problem("billTos[%d].clientCode".formatted(i), "there is no client '%s'".formatted(share.clientCode()));
            else if (!names.add(share.clientCode())) check.problem("billTos[%d].clientCode".formatted(i), "'%s' is there twice".formatted(share.clientCode()));
            positive("billTos[%d].percent".formatted(i), share.percent(), 4, check);
        }
        sum("billTos", shares.stream().map(Terms.Share::percent).toList(), HUNDRED, check);
    }

    private void together(Terms terms, ProjectSummary project, FieldCheck check) {
        var lead = projects.findById(terms.invoiceWith()).map(Project::summary);
        if (lead.isEmpty()) check.problem("invoiceWith", "there is no project '%s'".formatted(terms.invoiceWith()));
        else if (lead.get().code().equals(project.code())) check.problem("invoiceWith", "is the project itself");
        else if (!lead.get().clientCode().equals(project.clientCode()) || !lead.get().currency().equals(project.currency())) {
            check.problem("invoiceWith", "project %s has another client or currency".formatted(terms.invoiceWith()));
        }
        if (terms.billTos() != null) check.problem("billTos", "a project on another's invoice is not split");
    }

    private void tasks(String field, List<String> named, ProjectSummary project, FieldCheck check) {
        if (named == null || named.isEmpty()) return;
        Set<String> known = tasks.of(project.code()).stream().map(ProjectTask::code).collect(Collectors.toSet());
        named.stream().filter(t -> !known.contains(t)).forEach(t -> check.problem(field, "there is no task '%s'".formatted(t)));
    }

    private static void positive(String field, BigDecimal value, int digits, FieldCheck check) {
        if (value == null) check.problem(field, "is missing");
        else if (value.signum() == 0) check.problem(field, "must be more than 0");
        else check.amount(field, value, digits, MOST);
    }

    private static void sum(String field, List<BigDecimal> parts, BigDecimal whole, FieldCheck check) {
        if (whole == null || parts.stream().anyMatch(p -> p == null)) return;
        if (total(parts).compareTo(whole) != 0) {
            check.problem(field, "adds up to %s, not to %s".formatted(total(parts).toPlainString(), whole.toPlainString()));
        }
    }

    private static BigDecimal total(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
