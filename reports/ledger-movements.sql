-- place: 29
-- filters: FROM TO
-- columns: account TEXT, name TEXT, entries COUNT, debit AMOUNT, credit AMOUNT, balance AMOUNT
-- summed: debit credit balance
select l.account as "account", a.name as "name", count(*) as "entries", sum(l.debit) as "debit", sum(l.credit) as "credit", sum(l.debit - l.credit) as "balance"
from app.ledger_line l join app.ledger_entry e on e.id = l.entry_id join app.account a on a.code = l.account
where (:from::date is null or e.entry_date >= :from) and (:to::date is null or e.entry_date <= :to)
group by l.account, a.name order by l.account
