-- Room billing: recurring invoices whose first period is a part of one, and until which day each bills.

-- Periods are counted from this day on; what lies between first_on and it is the rest of a period, billed by its days.
alter table app.recurring_invoice add column periods_from date,
    add constraint recurring_invoice_periods_from check (periods_from > first_on);

-- The last day that a recurring invoice is for: an end that is said later shortens no period that is billed.
alter table app.billed_plan_item add column last_day date;
