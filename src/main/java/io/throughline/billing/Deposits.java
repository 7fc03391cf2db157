package io.throughline.billing;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.contract.PlanItems;
import io.throughline.billing.drafting.BillSheet;
import io.throughline.billing.drafting.BillingRunRows;
import io.throughline.billing.drafting.Span;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceLine.Kind;
import io.throughline.billing.drafting.Reckoned.Bill;
import io.throughline.billing.drafting.Reckoned.PlanClaim;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.billing.paper.Wording;
import io.throughline.billing.tax.Taxing;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.BillingModel;
import io.throughline.project.Clients;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import io.throughline.project.Terms;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money asked for ahead of the work: invoiced with its VAT, owed to the client until the project's last invoice deducts it. */
@Service
@Transactional
public class Deposits {

    /** {@code invoice}: the number, null while it is a draft. {@code deductedBy}: the draft or invoice that takes it off; null while it is open. */
    public record Deposit(long draftId, String invoice, LocalDate issueDate, Money amount, Long deductedBy) {}

    private record Row(String item, long draftId, String number, LocalDate issueDate, BigDecimal amount, Long deductedBy) {}

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Clients clients;
    private final BillingRunRows runs;
    private final InvoiceRepository invoices;
    private final PlanItems items;
    private final Taxing taxes;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Deposits(JdbcClient jdbc, Projects projects, Clients clients, BillingRunRows runs, InvoiceRepository invoices, PlanItems items, Taxing taxes, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.clients = clients;
        this.runs = runs;
        this.invoices = invoices;
        this.items = items;
        this.taxes = taxes;
        this.clock = clock;
        this.events = events;
    }

    /** Drafts its invoice at once; publishes InvoiceDrafted. */
    public InvoiceSummary request(String projectCode, BigDecimal amount) {
        var project = projects.get(projectCode);
        if (amount == null || amount.signum() <= 0) throw new InvalidInput("amount", "must be more than 0");
        if (amount.precision() - amount.scale() > 12) throw new InvalidInput("amount", "has more than 12 digits");
        if (amount.stripTrailingZeros().scale() > Money.zero(project.currency()).currency().getDefaultFractionDigits()) throw new InvalidInput("amount", "has more decimals than %s".formatted(project.currency()));
        if (project.billingModel() == BillingModel.NON_BILLABLE || project.state() == ProjectState.CLOSED || project.state() == ProjectState.CANCELLED || runs.lastRunOf(projectCode).isPresent()) {
            throw new Refused("Project %s has no invoice to come that could deduct a deposit.".formatted(projectCode));
        }
        var today = clock.today();
        var tax = taxes.of(projectCode, project.clientCode(), today).orElseThrow(() -> new Refused(taxes.unknown(projectCode, project.clientCode(), today)));
        runs.lock(projectCode);
        long run = runs.start(today, new Span(null, today), List.of(projectCode), Actor.current(), clock.instant());
        var net = Money.rounded(amount, project.currency());
        var line = InvoiceLine.of(Kind.DEPOSIT, 1, Wording.of(clients.find(project.clientCode())).say("line.deposit"), net, LinePricing.basis(null, "asked for by %s on %s".formatted(Actor.current(), today)));
        var bill = new Bill(project, project.clientCode(), List.of(), List.of(line), List.of(), List.of(), net, false, Terms.NONE, null);
        var draft = invoices.saveAndFlush(Invoice.draft(runs.get(run), bill, clock.instant()).tax(tax));
        items.take(run, projectCode, draft.id(), List.of(new PlanClaim("deposit:" + draft.id(), 1, net, null)));
        runs.finish(run, clock.instant());
        events.publishEvent(new InvoiceDrafted(draft.id(), run, draft.clientCode(), draft.projectCodes(), draft.net(), null));
        return draft.summary();
    }

    public List<Deposit> of(String projectCode) {
        var currency = projects.get(projectCode).currency();
        return rows(projectCode).stream().map(r -> new Deposit(r.draftId(), r.number(), r.issueDate(), Money.rounded(r.amount(), currency), r.deductedBy())).toList();
    }

    private List<Row> rows(String projectCode) {
        return jdbc.sql("""
                select b.item, i.id as draft_id, i.number, i.issue_date,
                       b.amount - coalesce((select sum(c.amount) from app.credit_note_line c where c.invoice_id = b.invoice_id and c.line = b.line), 0) as amount,
                       (select d.invoice_id from app.billed_plan_item d where d.project_code = b.project_code and d.item = 'deducted:' || b.item and d.released_by is null) as deducted_by
                from app.billed_plan_item b join app.invoice i on i.id = b.invoice_id
                where b.project_code = ? and b.item like 'deposit:%' and b.released_by is null order by i.id""").param(projectCode).query(Row.class).list();
    }

    /** On the last invoice: takes off what was issued and is open. Answers why that is not possible; empty where it is. */
    public Optional<String> deduct(BillSheet sheet) {
        var open = rows(sheet.project.code()).stream().filter(r -> r.number() != null && r.deductedBy() == null).toList();
        if (open.isEmpty()) return Optional.empty();
        var sum = sheet.money(open.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        if (sum.compareTo(sheet.net()) >= 0) {
            return Optional.of("The deposits of project %s come to %s, what is left to bill to %s: credit a deposit's invoice, then bill the project again.".formatted(sheet.project.code(), sum, sheet.net()));
        }
        for (var deposit : open) {
            var amount = sheet.money(deposit.amount()).negated();
            int line = sheet.line(Kind.DEPOSIT_DEDUCTED, sheet.words.say("line.depositDeducted", sheet.words.date(deposit.issueDate()), deposit.number()), amount,
                    "the deposit of invoice %s, issued on %s".formatted(deposit.number(), deposit.issueDate()));
            sheet.planned("deducted:" + deposit.item(), line, amount);
        }
        return Optional.empty();
    }
}
