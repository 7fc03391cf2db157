package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.Billing;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.CreditNoteSummary;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.CreditWish;
import io.throughline.billing.DraftOutcome;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Refunds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Work is entered, billed, rejected, credited, billed anew, paid, disputed, set off and given back in random order, beside a model that only adds up.
 * As many histories as fit into {@code histories.seconds}, or {@code -Dhistories=10000}; a failure names its seed ({@code -Dhistories.seed=}).
 */
@ThroughlineTest
@Tag("long")
class RandomHistoriesTests {
    private static final int DEEDS = 14;
    @Autowired ApplicationContext house;
    @Autowired Billing billing;
    @Autowired CreditNotes creditNotes;
    @Autowired Receivables receivables;
    @Autowired ClientCredits credits;
    @Autowired Refunds refunds;
    @Autowired Ledger ledger;
    @Autowired Times times;

    @Test
    void endWithEveryInvariantTrue() {
        var firm = new BillingFixture(house);
        var person = firm.person("100.00");
        int wanted = Integer.getInteger("histories", 0);
        long until = System.nanoTime() + Integer.getInteger("histories.seconds", 25) * 1_000_000_000L;
        long seed = Long.getLong("histories.seed", 20261122L);
        int played = 0;
        for (; wanted > 0 ? played < wanted : System.nanoTime() < until; played++) {
            var history = new History(firm, person, new Random(seed + played));
            for (int i = 0; i < DEEDS; i++) history.deed();
            history.mustAddUp("seed " + (seed + played));
        }
        assertThat(played).isGreaterThan(5);
        assertThat(ledger.receivablesApart()).isEmpty();
        assertThat(ledger.completeness().difference()).isEqualByComparingTo("0");
        assertThat(ledger.trialBalance(times.today()).stream().map(Ledger.AccountBalance::balance).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("0");
        System.out.println(played + " random histories of " + DEEDS + " deeds");
    }

    private final class History {
        private final BillingFixture firm;
        private final String project;
        private final String person;
        private final Random chance;
        private final List<String> told = new ArrayList<>();
        private final List<InvoiceSummary> invoices = new ArrayList<>();
        private final List<Long> drafts = new ArrayList<>();
        private BigDecimal approved = BigDecimal.ZERO;
        private Money paid = euro("0.00");
        private Money back = euro("0.00");
        private int references;

        History(BillingFixture firm, String person, Random chance) {
            this.firm = firm;
            this.person = person;
            this.chance = chance;
            this.project = firm.project();
        }

        void deed() {
            int what = chance.nextInt(13);
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
            for (int again = 0; again < 3; again++) receivables.receivePayment(invoice.number(), amount, times.today(), reference);
            paid = paid.plus(amount);
        }

        private void disputeOrSettle() {
            if (invoices.isEmpty()) return;
            var item = receivables.get(any(invoices).draftId());
            var open = house.getBean(io.throughline.receivables.Disputes.class).openOn(item.draftId());
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

        void mustAddUp(String name) {
            var open = euro("0.00");
            for (var invoice : invoices) {
                var notes = creditNotes.of(invoice.number());
                var credited = notes.stream().map(CreditNoteSummary::gross).reduce(euro("0.00"), Money::plus);
                assertThat(credited.compareTo(invoice.gross())).as(name + told).isLessThanOrEqualTo(0);
                assertThat(billing.byNumber(invoice.number()).state() == InvoiceState.CREDITED).as(name + told).isEqualTo(credited.equals(invoice.gross()));
                open = open.plus(receivables.get(invoice.draftId()).open()).plus(credited).minus(invoice.gross());
            }
            var owed = credits.open(client()).stream().map(ClientCredit::rest).reduce(euro("0.00"), Money::plus);
            // What clients were asked for, less what came and went, is what is open, less what is owed to them.
            assertThat(open.minus(owed)).as(name + told).isEqualTo(back.minus(paid));
            var standing = billing.hoursStanding().projects().stream().filter(p -> p.projectCode().equals(project)).findFirst();
            standing.ifPresent(s -> {
                assertThat(s.approved()).as(name + told).isEqualByComparingTo(approved);
                assertThat(s.billed().add(s.unbilled())).as(name + told).isEqualByComparingTo(approved);
            });
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
    }

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }
}
