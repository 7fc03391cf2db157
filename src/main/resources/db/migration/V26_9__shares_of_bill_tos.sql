-- Room billing: what is split over bill-tos may be taken back by one of them. What is taken anew completes an item, unless a credit note split it.

create or replace function app.portions_add_up() returns trigger language plpgsql as $$
declare
    taken numeric;
    item  numeric;
begin
    select sum(quantity) into taken from app.billed_portion
     where item_kind = new.item_kind and item_id = new.item_id and released_by is null;
    if taken is null then
        return null;
    end if;
    if new.item_kind = 'TIME' then
        select hours into item from app.time_entry where id = new.item_id and state = 'APPROVED';
    else
        select amount into item from app.expense where id = new.item_id and state = 'APPROVED';
    end if;
    if item is null or taken > item or (taken < item and tg_op = 'INSERT' and not exists (
            select from app.billed_portion where item_kind = new.item_kind and item_id = new.item_id and split_from is not null)) then
        raise exception '% % of % is approved, % is billed', new.item_kind, new.item_id, item, taken using errcode = 'check_violation';
    end if;
    return null;
end $$;
