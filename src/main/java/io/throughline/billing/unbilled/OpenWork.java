package io.throughline.billing.unbilled;

/**
 * Which approved items were on no invoice at the end of a day, told from days that do not change: decided by then, and on no invoice issued by then
 * that was not credited by then. On a draft an item is still open; {@code drafted} says so. Parameters {@code upTo}, {@code approvedBefore}.
 */
public final class OpenWork {
    private static final String SQL = """
            with credited_later as (
                select b.item_id from app.credit_note n join app.invoice i on i.id = n.invoice_id join app.billed_portion b on b.invoice_id = i.id
                where n.issue_date > :upTo and i.issue_date <= :upTo and b.item_kind = '%1$s' and b.released_by = 'credit-note:' || n.id),
            split as (
                select distinct s.item_id from app.billed_portion s where s.item_kind = '%1$s' and s.split_from is not null),
            held as (
                select b.item_id, i.issue_date is null as drafted from app.invoice i join app.billed_portion b on b.invoice_id = i.id
                where (i.issue_date is null or i.issue_date > :upTo) and b.item_kind = '%1$s' and b.released_by is null
                union all
                select b.item_id, false from app.billed_portion b join app.billing_run run on run.id = b.run_id
                where b.invoice_id is null and run.as_of > :upTo and b.item_kind = '%1$s' and b.released_by is null),
            in_part as (
                select b.item_id, coalesce(sum(b.quantity) filter (where i.issue_date <= :upTo and n.id is null and (b.split_from is null or k.issue_date <= :upTo)), 0) as taken,
                       coalesce(bool_or(i.state = 'DRAFT'), false) as drafted
                from app.billed_portion b left join app.invoice i on i.id = b.invoice_id
                left join app.credit_note n on b.released_by = 'credit-note:' || n.id and n.issue_date <= :upTo
                left join app.billed_portion f on f.id = b.split_from left join app.credit_note k on f.released_by = 'credit-note:' || k.id
                where b.item_kind = '%1$s' and b.item_id in (select item_id from split) group by b.item_id)
            select x.id, x.%4$s as open, false as drafted from %2$s x
            where x.state = 'APPROVED' and x.billable and x.%3$s <= :upTo and x.decided_at < :approvedBefore
              and not exists (select from app.billed_portion b where b.item_kind = '%1$s' and b.item_id = x.id and b.released_by is null)
              and x.id not in (select item_id from credited_later) and x.id not in (select item_id from split)
            union all
            select x.id, x.%4$s, h.drafted from (select item_id, bool_or(drafted) as drafted from held group by item_id) h join %2$s x on x.id = h.item_id
            where x.state = 'APPROVED' and x.billable and x.%3$s <= :upTo and x.decided_at < :approvedBefore and x.id not in (select item_id from credited_later)
              and x.id not in (select item_id from split)
            union all
            select x.id, x.%4$s - t.taken, t.drafted from in_part t join %2$s x on x.id = t.item_id
            where x.state = 'APPROVED' and x.billable and x.%3$s <= :upTo and x.decided_at < :approvedBefore and x.%4$s > t.taken""";

    /** An hour's rate as a run would bill it; null where none is known, or where a fee is agreed. */
    private static final String RATED = """
            with open as materialized (%s)
            select i.id, i.project_code, i.person_code, i.work_date, w.open::numeric(9, 2) as hours, w.drafted,
                   case when i.billing_model <> 'FIXED_FEE' then i.bill_rate end as rate
            from open w join app.rated_entry i on i.id = w.id and i.id = any (array(select id from open))
            where i.billing_model <> 'NON_BILLABLE'""".formatted(SQL.formatted("TIME", "app.time_entry", "work_date", "hours"));

    public static final String TIME_BY_RATE = """
            select project_code, rate, sum(hours) as hours, coalesce(sum(hours) filter (where drafted), 0) as drafted, min(work_date) as oldest
            from (%s) t group by project_code, person_code, rate""".formatted(RATED);

    public static final String TIME_OF_PROJECT = "select * from (%s and i.project_code = :project) t order by person_code, work_date, id".formatted(RATED);

    /** With markup, in the project's currency at the rates of its day; what a fixed fee covers is not billed. */
    public static final String SPENT = """
            select i.id, i.project_code, i.expense_date, i.category, i.amount as spent, i.currency, i.markup_percent, w.drafted,
                   i.amount * (1 + i.markup_percent / 100) / app.per_euro(i.currency, i.expense_date) * app.per_euro(p.currency::text, i.expense_date) as amount
            from (%s) w join app.expense i on i.id = w.id join app.project p on p.code = i.project_code
            where p.billing_model = 'TIME_AND_MATERIALS' and (:project::text is null or i.project_code = :project)
            order by i.expense_date, i.id""".formatted(SQL.formatted("EXPENSE", "app.expense", "expense_date", "amount"));

    /** What is earned of each fee by the day, what of it is invoiced, and what of it stands on drafts. */
    public static final String FEES = """
            select p.code as project_code,
                   p.budget_amount * case when p.delivered_on <= :upTo or d.hours >= p.budget_hours and p.budget_hours > 0 then 1
                                          when p.budget_hours > 0 then coalesce(d.hours, 0)::numeric(39, 20) / p.budget_hours else 0 end as earned,
                   coalesce((select sum(l.amount - coalesce((select sum(c.amount) from app.credit_note_line c join app.credit_note n on n.id = c.credit_note_id
                                 where c.invoice_id = l.invoice_id and c.line = l.position and c.frees and n.issue_date <= :upTo), 0))
                             from app.invoice i join app.invoice_line l on l.invoice_id = i.id and l.kind in ('FIXED_FEE', 'INSTALMENT', 'MILESTONE')
                             where i.project_code = p.code and i.issue_date <= :upTo), 0) as billed,
                   coalesce((select sum(l.amount) from app.invoice i join app.invoice_line l on l.invoice_id = i.id and l.kind in ('FIXED_FEE', 'INSTALMENT', 'MILESTONE')
                             where i.project_code = p.code and i.state = 'DRAFT'), 0) as drafted
            from app.project p
            cross join lateral (select sum(e.hours) as hours from app.time_entry e
                                where e.project_code = p.code and e.state = 'APPROVED' and e.work_date <= :upTo and e.decided_at < :approvedBefore) d
            where p.billing_model = 'FIXED_FEE' and p.start_date <= :upTo""";

    private OpenWork() {}
}
