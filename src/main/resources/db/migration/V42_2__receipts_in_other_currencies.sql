-- Room expense: what was paid, where the receipt is in another currency than the project. The amount beside it is that of the project's
-- currency at the rate of the day; everything is billed and counted by that.

alter table app.expense add column paid_amount numeric(19, 4);
alter table app.expense add column paid_currency char(3);
alter table app.expense add constraint expense_paid check ((paid_amount is null) = (paid_currency is null) and (paid_amount is null or paid_amount > 0) and paid_currency <> currency);
