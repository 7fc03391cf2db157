-- How the house writes to whoever signs in: one letter each working morning with what waits for them, unless they want none; and in which language,
-- where they are no person of the firm, whose language stands with the person.
alter table app.user_account add column morning_digest boolean not null default true;
alter table app.user_account add column language text;
alter table app.user_account add constraint user_account_language check (language in ('en', 'de'));
