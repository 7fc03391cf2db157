-- Room receivables: a bank takes back all that it paid, with what was left over of it: the client's credit is used up by the charge-back.

alter table app.client_credit_use add column payment_id bigint,          -- that was charged back; null: set off or given back
    add constraint client_credit_use_charged_back foreign key (payment_id) references app.chargeback (payment_id),
    add constraint client_credit_use_charged_back_once unique (payment_id),
    drop constraint client_credit_use_one_way,
    add constraint client_credit_use_one_way check (num_nonnulls(draft_id, refund_id, payment_id) = 1);
