package io.throughline.ledger;

import static io.throughline.ledger.Account.DEFERRED_REVENUE;
import static io.throughline.ledger.Account.LABOUR_ACCRUED;
import static io.throughline.ledger.Account.LABOUR_COST;
import static io.throughline.ledger.Account.REVENUE;
import static io.throughline.ledger.Account.UNBILLED_WORK;

import io.throughline.billing.WorkInProgress;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Revenue by what is earned, not by what is billed: at the end of a month unbilled work (time worked, or a fee's percent complete) and fees billed ahead
 * are brought to what they are on its last day, project by project, against revenue, recurring fees day by day, and labour to what the approved hours cost.
 */
@Component
class Accruals {
    private static final String AHEAD = """
            select p.code, p.currency::text, greatest(0, billed.net - p.budget_amount * case when p.delivered_on <= :day then 1
                       when p.budget_hours > 0 then least(1, coalesce(done.hours, 0)::numeric(39, 20) / p.budget_hours) else 0 end) as ahead
            from app.project p
            join lateral (select coalesce(sum(l.amount - coalesce((select sum(c.amount) from app.credit_note_line c join app.credit_note n on n.id = c.credit_note_id
                              where c.invoice_id = l.invoice_id and c.line = l.position and n.issue_date <= :day), 0)), 0) as net
                          from app.invoice i join app.invoice_line l on l.invoice_id = i.id where i.project_code = p.code and i.issue_date <= :day and l.kind in ('FIXED_FEE', 'INSTALMENT', 'MILESTONE')) billed on true
            left join lateral (select sum(hours) as hours from app.time_entry t where t.project_code = p.code and t.state = 'APPROVED' and t.work_date <= :day) done on true
            where p.billing_model = 'FIXED_FEE' and billed.net > 0""";
    /** Recurring invoices are for days to come: straight, day by day, what of them lies after the day. */
    private static final String STRAIGHT = """
            select b.project_code, p.currency::text, sum(b.net * least(b.ends - b.begins + 1, b.ends - :day) / (b.ends - b.begins + 1)) as ahead
            from (select r.project_code, b.net, d.begins, coalesce(b.last_day, (d.begins + (r.every_count || ' ' || r.every_unit)::interval)::date - 1) as ends
                  from (select item, last_day, sum(x.amount - coalesce((select sum(c.amount) from app.credit_note_line c join app.credit_note n on n.id = c.credit_note_id
                                    where c.invoice_id = x.invoice_id and c.line = x.line and n.issue_date <= :day), 0)) as net
                        from app.billed_plan_item x join app.invoice i on i.id = x.invoice_id
                        where x.item like 'recurring:%' and i.issue_date <= :day group by item, last_day) b
                  join app.recurring_invoice r on r.id = split_part(b.item, ':', 2)::bigint
                  cross join lateral (select split_part(b.item, ':', 3)::date as begins) d) b
            join app.project p on p.code = b.project_code where b.ends > :day and b.net <> 0 group by 1, 2""";
    private static final String LABOUR = """
            select e.project_code, sum(e.hours * r.cost_rate) as cost from app.time_entry e
            cross join lateral (select cost_rate from app.person_rate where person_code = e.person_code and valid_from <= e.work_date order by valid_from desc, id desc limit 1) r
            where e.state = 'APPROVED' and e.work_date <= :day group by e.project_code""";
    private final JdbcClient db;
    private final Books books;
    private final WorkInProgress work;
    private final RetainerPostings retainers;
    private final ExchangeRates rates;
    private final Firm firm;

    Accruals(JdbcClient db, Books books, WorkInProgress work, RetainerPostings retainers, ExchangeRates rates, Firm firm) {
        this.db = db;
        this.books = books;
        this.work = work;
        this.retainers = retainers;
        this.rates = rates;
        this.firm = firm;
    }

    void post(YearMonth month) {
        due(month).forEach(posting -> books.write(posting, firm.profile().currency()));
        retainers.endOfMonth(month.atEndOfMonth(), "period:" + month);
    }

    /** What {@link #post} would write now. */
    List<AccrualChange> preview(YearMonth month) {
        var none = Money.zero(firm.profile().currency());
        return due(month).stream().map(p -> new AccrualChange(p.lines.isEmpty() ? "" : p.lines.get(0).account().code, p.narrative,
                p.lines.stream().filter(l -> l.account() == p.lines.get(0).account()).map(Posting.Line::booked).reduce(none, Money::plus))).toList();
    }

    private List<Posting> due(YearMonth month) {
        var day = month.atEndOfMonth();
        var currency = firm.profile().currency();
        var unbilled = new TreeMap<String, Money>();
        work.earnedBy(day).forEach(w -> unbilled.merge(w.projectCode(), rates.convert(w.total(), currency, day), Money::plus));
        var postings = new ArrayList<Posting>();
        postings.add(bring(UNBILLED_WORK, REVENUE, unbilled, month, day, "Unbilled work", false));
        var ahead = new TreeMap<String, Money>();
        db.sql(AHEAD).param("day", day).query(row -> {
            ahead.put(row.getString(1), rates.convert(Money.rounded(row.getBigDecimal(3), row.getString(2)), currency, day));
        });
        db.sql(STRAIGHT).param("day", day).query(row -> {
            ahead.merge(row.getString(1), rates.convert(Money.rounded(row.getBigDecimal(3), row.getString(2)), currency, day), Money::plus);
        });
        postings.add(bring(DEFERRED_REVENUE, REVENUE, ahead, month, day, "Fees billed ahead", true));
        var labour = new TreeMap<String, Money>();
        db.sql(LABOUR).param("day", day).query(row -> {
            labour.put(row.getString(1), Money.rounded(row.getBigDecimal(2), currency));
        });
        postings.add(bring(LABOUR_COST, LABOUR_ACCRUED, labour, month, day, "Labour", false));
        return postings;
    }

    /** Each project's balance to its target; what has none any more goes to zero. */
    private Posting bring(Account account, Account against, Map<String, Money> targets, YearMonth month, LocalDate day, String what, boolean liability) {
        var currency = firm.profile().currency();
        var now = new TreeMap<String, Money>();
        db.sql("select substr(item, 9), sum(debit - credit) from app.ledger_line where account = ? and item like 'project:%' group by 1").param(account.code).query(row -> {
            now.put(row.getString(1), Money.rounded(row.getBigDecimal(2), currency));
        });
        var posting = new Posting("PeriodClosed", subject(month, account), day, "%s at the end of %s".formatted(what, month));
        var all = new TreeSet<>(targets.keySet());
        all.addAll(now.keySet());
        for (var project : all) {
            var target = targets.getOrDefault(project, Money.zero(currency));
            var change = (liability ? target.negated() : target).minus(now.getOrDefault(project, Money.zero(currency)));
            posting.debit(account, "project:" + project, change, change).credit(against, "project:" + project, change, change);
        }
        return posting;
    }

    /** Another one each time a month is closed again. */
    private String subject(YearMonth month, Account account) {
        var first = "period:%s:%s".formatted(month, account.code);
        var subject = first;
        for (int time = 2; books.has("PeriodClosed", subject); time++) subject = first + ":" + time;
        return subject;
    }
}
