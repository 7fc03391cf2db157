package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.Periods;
import io.throughline.journal.Actor;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Receivables;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Months are closed by two people when nothing is in the way, and stay closed. */
@ThroughlineTest
class PeriodTests {
    private static final YearMonth LONG_AGO = YearMonth.of(2007, 11);
    @Autowired ApplicationContext house;
    @Autowired PeriodClosing close;
    @Autowired Accruals accruals;
    @Autowired Periods periods;
    @Autowired Ledger ledger;
    @Autowired Receivables receivables;
    @Autowired Times times;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    @Test
    void aMonthIsClosedByTwoPeopleAndNothingIsDatedIntoIt() {
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            assertThatThrownBy(() -> close.request(YearMonth.from(times.today()))).isInstanceOf(Refused.class).hasMessageContaining("is not over");
            Actor.as("fiona", () -> close.request(LONG_AGO));
            assertThatThrownBy(() -> Actor.as("fiona", () -> close.approve(LONG_AGO))).isInstanceOf(Refused.class).hasMessageContaining("fiona");
            close.postAccruals(LONG_AGO);
            Actor.as("dora", () -> close.close(LONG_AGO));
            assertThat(periods.open(LONG_AGO.atDay(5))).isEqualTo(LONG_AGO.plusMonths(1).atDay(1));
            assertThat(close.checklist(LONG_AGO.plusMonths(2)).stream().filter(p -> p.name().equals("earlier")).findFirst().orElseThrow().items()).isNotEmpty();
            assertThatThrownBy(() -> close.request(LONG_AGO)).isInstanceOf(Refused.class).hasMessageContaining("closed already");
            assertThatThrownBy(() -> db.sql("""
                    insert into app.ledger_entry (entry_date, event, subject, narrative, currency, posted_at, posted_by)
                    values ('2007-11-30', 'Test', 'test:closed', 'late', 'EUR', now(), 'test')""").update()).hasMessageContaining("is in a month that is closed");
        });
        assertThatThrownBy(() -> PeriodClosing.month("2026-13")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aPaymentIsNotDatedIntoAClosedMonth() {
        var invoice = new DebtFixture(house).issued();
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            db.sql("insert into app.closed_period (month, closed_by, asked_by, closed_at) values (date_trunc('month', ?::date), 'a', 'b', now())").param(invoice.issueDate()).update();
            assertThatThrownBy(() -> receivables.receivePayment(invoice.number(), invoice.gross(), times.today(), "late"))
                    .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.problems()).extracting("field").containsExactly("paidOn"));
        });
    }

    @Test
    void whatIsBilledAheadIsNoRevenueYetAtTheEndOfTheMonth() {
        var firm = new BillingFixture(house);
        var month = YearMonth.from(times.today());
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            var ahead = firm.fixedFee("100.00", "5000.00");
            firm.approved(ahead, firm.person("100.00"), "10.00");
            assertThat(firm.issued(ahead).net().toString()).isEqualTo("500.00 EUR");
            db.sql("update app.project set budget_hours = 200 where code = ?").param(ahead).update();
            accruals.post(month);
            assertThat(booked("2300", ahead)).isEqualByComparingTo("-250.00");
            assertThat(booked("4000", ahead)).isEqualByComparingTo("250.00");
            assertThat(booked("6100", ahead)).isEqualByComparingTo("500.00");
            assertThat(balances().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("0");
        });
    }

    private BigDecimal booked(String account, String project) {
        return db.sql("select coalesce(sum(debit - credit), 0) from app.ledger_line where account = ? and item = ?").params(account, "project:" + project).query(BigDecimal.class).single();
    }

    private Map<String, BigDecimal> balances() {
        return ledger.trialBalance(times.today().plusMonths(2)).stream().collect(Collectors.toMap(Ledger.AccountBalance::account, Ledger.AccountBalance::balance));
    }
}
