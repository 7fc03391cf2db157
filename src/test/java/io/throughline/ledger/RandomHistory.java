package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.Billing;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.CreditNoteSummary;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.CreditWish;
import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.GatewayEvents;
import io.throughline.receivables.GatewayEvents.GatewayEvent;
import io.throughline.receivables.GatewayEvents.Kind;
import io.throughline.receivables.PaymentPlan.State;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.payment.Refunds;
import io.throughline.receivables.WriteOffs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.springframework.context.ApplicationContext;

/** The life of one project in random order, beside a model that only adds up. */
final class RandomHistory {
    private final Billing billing;
    private final CreditNotes creditNotes;
    private final Receivables receivables;
    private final ClientCredits credits;
    private final Refunds refunds;
    private final Disputes disputes;
    private final WriteOffs writeOffs;
    private final GatewayEvents online;
    private final PaymentPlans plans;
    private final BillingFixture firm;
    private final LocalDate today;
    private final String project;
    private final String person;
    private final Random chance;
    private final List<String> told = new ArrayList<>();
    private final List<InvoiceSummary> invoices = new ArrayList<>();
    private final List<Long> drafts = new ArrayList<>();
    private final List<Long> entered = new ArrayList<>();
    private BigDecimal approved = BigDecimal.ZERO;
    private Money paid = euro("0.00");
    private Money back = euro("0.00");
    private int references;

    RandomHistory(ApplicationContext house, BillingFixture firm, LocalDate today, String person, Random chance) {
        billing = house.getBean(Billing.class);
        creditNotes = house.getBean(CreditNotes.class);
        receivables = house.getBean(Receivables.class);
        credits = house.getBean(ClientCredits.class);
        refunds = house.getBean(Refunds.class);
        disputes = house.getBean(Disputes.class);
        writeOffs = house.getBean(WriteOffs.class);
        online = house.getBean(GatewayEvents.class);
        plans = house.getBean(PaymentPlans.class);
        this.firm = firm;
        this.today = today;
        this.person = person;
        this.chance = chance;
        this.project = firm.project();
    }

    void deed() {
        int what = chance.nextInt(18);
        try {
            switch (what) {
                case 0, 1, 2 -> work();
                case 3 -> draft();
                case 4, 5 -> issue();
                case 6 -> reject();
                case 7 -> credit();
                case 8 -> rebill();
                case 9, 10 -> pay();
                case 11 -> disputeOrSettle();
                case 12 -> writeOff();
                case 13 -> payOnline();
                case 14 -> enter();
                case 15 -> decide();
                case 16 -> planOrCancel();
                default -> setOffOrGiveBack();
            }
        } catch (Refused | InvalidInput refused) {
            told.add(what + " refused: " + refused.getMessage());
        }
    }

    private void work() {
        var hours = new BigDecimal(1 + chance.nextInt(48)).divide(new BigDecimal("4")).setScale(2);
        firm.approved(project, person, hours.toPlainString());
        approved = approved.add(hours);
        told.add("worked " + hours);
    }

    private void draft() {
        if (firm.draft(project) instanceof DraftOutcome.Drafted d) drafts.add(d.draftId());
        told.add("drafted");
    }

    private void issue() {
        if (drafts.isEmpty()) draft();
        if (drafts.isEmpty()) return;
        invoices.add(billing.issue(drafts.remove(0)));
        told.add("issued " + invoices.get(invoices.size() - 1).number());
    }

    private void reject() {
        if (drafts.isEmpty()) return;
        billing.release(drafts.remove(0), "wrong");
        told.add("rejected");
    }

    private void credit() {
        if (invoices.isEmpty()) return;
        var invoice = any(invoices);
        var wish = switch (chance.nextInt(3)) {
            case 0 -> new CreditWish("all", null, null, null);
            case 1 -> new CreditWish("hours", null, quarter(6), null);
            default -> new CreditWish("price", null, null, "%d.%02d".formatted(chance.nextInt(300), chance.nextInt(100)));
        };
        told.add("credit " + wish + " of " + invoice.number());
        Actor.as("FIN", () -> creditNotes.credit(invoice.number(), wish));
    }

    private void rebill() {
        if (invoices.isEmpty()) return;
        var invoice = any(invoices);
        told.add("rebill " + invoice.number());
        drafts.add(Actor.as("FIN", () -> creditNotes.rebill(invoice.number(), new CreditWish("anew", null, chance.nextBoolean() ? null : quarter(4), null))).draft().draftId());
    }

    private void pay() {
        if (invoices.isEmpty()) return;
        var invoice = any(invoices);
        var amount = chance.nextInt(3) == 0 ? invoice.gross() : euro("%d.%02d".formatted(1 + chance.nextInt(1500), chance.nextInt(100)));
        var reference = "P" + references++;
        told.add("pay " + amount + " for " + invoice.number());
        for (int again = 0; again < 3; again++) receivables.receivePayment(invoice.number(), amount, today, reference);
        paid = paid.plus(amount);
    }

    private void disputeOrSettle() {
        if (invoices.isEmpty()) return;
        var item = receivables.get(any(invoices).draftId());
        var open = disputes.openOn(item.draftId());
        told.add("dispute " + item.number());
        if (open.isPresent()) receivables.settleDispute(item.number(), open.get().id(), "heard");
        else receivables.openDispute(item.number(), "too much", chance.nextBoolean() ? null : euro("10.00"));
    }

    private void setOffOrGiveBack() {
        var owed = credits.open(client());
        if (owed.isEmpty()) return;
        var credit = any(owed);
        var offered = invoices.stream().filter(i -> !receivables.get(i.draftId()).isSettled()).toList();
        told.add("use credit " + credit.rest());
        if (!offered.isEmpty() && chance.nextBoolean()) {
            credits.apply(credit.id(), any(offered).number(), null);
        } else {
            long asked = Actor.as("FIN", () -> refunds.request(credit.id(), null, "wants it"));
            var given = Actor.as("DIR", () -> refunds.decide(asked, true));
            back = back.plus(given.amount());
        }
    }

    private void writeOff() {
        var open = invoices.stream().filter(i -> !receivables.get(i.draftId()).isSettled()).toList();
        if (open.isEmpty()) return;
        var invoice = any(open);
        told.add("write off " + invoice.number());
        Actor.as("FIN", () -> writeOffs.request(invoice.draftId(), "gone"));
        if (chance.nextInt(4) == 0) Actor.as("DIR", () -> writeOffs.decline(invoice.draftId()));
        else Actor.as("DIR", () -> writeOffs.confirm(invoice.draftId()));
    }

    private void planOrCancel() {
        if (invoices.isEmpty()) return;
        var invoice = any(invoices);
        told.add("plan for " + invoice.number());
        if (plans.holding(invoice.draftId()).isPresent()) {
            Actor.as("FIN", () -> plans.cancel(invoice.number(), "not needed"));
        } else {
            var parts = plans.monthly(invoice.number(), 1 + chance.nextInt(4), today.plusDays(10));
            Actor.as("FIN", () -> plans.agree(invoice.number(), parts, "short of money", false));
        }
    }

    /** Events come twice and in any order; some payments are taken back. */
    private void payOnline() {
        var open = invoices.stream().filter(i -> !receivables.get(i.draftId()).isSettled()).toList();
        if (open.isEmpty()) return;
        var invoice = any(open);
        var amount = receivables.get(invoice.draftId()).open();
        boolean takenBack = chance.nextBoolean();
        var kinds = new ArrayList<>(List.of(Kind.FAILED, Kind.PAID, Kind.PAID));
        if (takenBack) kinds.addAll(List.of(Kind.CHARGED_BACK, Kind.CHARGED_BACK));
        Collections.shuffle(kinds, chance);
        var payment = project + "-" + references++;
        told.add("pay online " + amount + " for " + invoice.number() + ": " + kinds);
        kinds.forEach(kind -> online.take(new GatewayEvent("random", payment + kind, payment, invoice.number(), kind, amount, "as it happens")));
        if (!takenBack) paid = paid.plus(amount);
    }

    private void enter() {
        entered.add(firm.entered(project, person, quarter(8)));
        told.add("entered");
    }

    /** Edited, rejected and edited again, or approved. */
    private void decide() {
        if (entered.isEmpty()) return;
        var entry = entered.get(0);
        firm.edited(entry, quarter(8));
        if (chance.nextInt(3) == 0) {
            firm.rejected(entry);
            told.add("rejected an entry");
            return;
        }
        approved = approved.add(firm.approved(entered.remove(0)));
        told.add("approved an entry");
    }

    void mustAddUp(String name) {
        var open = euro("0.00");
        for (var invoice : invoices) {
            var notes = creditNotes.of(invoice.number());
            var credited = notes.stream().map(CreditNoteSummary::gross).reduce(euro("0.00"), Money::plus);
            assertThat(credited.compareTo(invoice.gross())).as(name + told).isLessThanOrEqualTo(0);
            assertThat(billing.byNumber(invoice.number()).state() == InvoiceState.CREDITED).as(name + told).isEqualTo(credited.equals(invoice.gross()));
            var item = receivables.get(invoice.draftId());
            assertThat(booked("1200", invoice)).as(name + told).isEqualTo(item.open());
            for (var plan : plans.of(invoice.draftId())) {
                assertThat(plan.holds() && item.isSettled()).as(name + told).isFalse();
                assertThat(plan.state() == State.KEPT && !plan.covered().equals(plan.amount())).as(name + told).isFalse();
            }
            open = open.plus(item.open()).plus(booked("6800", invoice)).plus(credited).minus(invoice.gross());
        }
        var owed = credits.open(client()).stream().map(ClientCredit::rest).reduce(euro("0.00"), Money::plus);
        // What clients were asked for, less what came and went and was lost, is what is open, less what is owed to them.
        assertThat(open.minus(owed)).as(name + told).isEqualTo(back.minus(paid));
        var hours = firm.jdbc.sql("""
                select coalesce(sum(t.hours), 0.00) as approved, coalesce(sum(p.taken), 0.00) as taken, count(*) filter (where p.taken > t.hours) as twice,
                       (select count(*) from app.billed_portion x where x.project_code = ? and x.released_by is null and x.invoice_id is null) as nowhere
                from app.time_entry t left join (select item_id, sum(quantity) as taken from app.billed_portion where item_kind = 'TIME' and released_by is null group by item_id) p
                    on p.item_id = t.id where t.project_code = ? and t.state = 'APPROVED'""").params(project, project).query(Hours.class).single();
        assertThat(hours.approved()).as(name + told).isEqualByComparingTo(approved);
        assertThat(hours.taken()).as(name + told).isLessThanOrEqualTo(approved);
        assertThat(hours.twice() + hours.nowhere()).as(name + told).isZero();
    }

    private record Hours(BigDecimal approved, BigDecimal taken, long twice, long nowhere) {}

    private Money booked(String account, InvoiceSummary invoice) {
        return Money.rounded(firm.jdbc.sql("select coalesce(sum(debit - credit), 0) from app.ledger_line where item = ? and account = ?").params("invoice:" + invoice.draftId(), account)
                .query(BigDecimal.class).single(), "EUR");
    }

    private String client() {
        return firm.projects.get(project).clientCode();
    }

    private String quarter(int most) {
        return new BigDecimal(1 + chance.nextInt(most * 4)).divide(new BigDecimal("4")).setScale(2).toPlainString();
    }

    private <T> T any(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }
}
