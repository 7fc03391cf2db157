-- Room billing: what is taken of which item is told from the index alone; completeness, work in progress and month-end ask it of every entry at once.
create unique index billed_portion_taken on app.billed_portion (item_kind, item_id, part) include (quantity, coverage) where released_by is null;
drop index app.billed_portion_once;
alter index app.billed_portion_taken rename to billed_portion_once;
