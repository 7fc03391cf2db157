-- The seal on the journal: a Merkle log over its entries (RFC 6962), which a sealer lets grow behind the business. Rooms journal and evidence.

-- The transaction that wrote the entry: only what lies below the oldest running one is sealed, so that nothing slips in before it.
alter table app.journal_entry add column written_in bigint not null default pg_current_xact_id()::text::bigint;
create index journal_entry_written on app.journal_entry (written_in, id);
create index journal_entry_day on app.journal_entry (happened_at);

create table app.journal_leaf (
    leaf_index  bigint not null,
    entry_id    bigint not null,
    hash        bytea  not null,                       -- SHA-256 of 0x00 and the entry's text
    constraint journal_leaf_pk primary key (leaf_index),
    constraint journal_leaf_entry_once unique (entry_id),
    constraint journal_leaf_hash check (length(hash) = 32)
);

-- Complete subtrees above the leaves: position counts from the left on each level, so that the log grows and is proved in a few reads.
create table app.journal_node (
    level     int    not null,
    position  bigint not null,
    hash      bytea  not null,                         -- SHA-256 of 0x01, left and right
    constraint journal_node_pk primary key (level, position),
    constraint journal_node_level check (level > 0 and position >= 0),
    constraint journal_node_hash check (length(hash) = 32)
);

-- How far it is sealed: everything written up to this transaction and entry. log_id names this journal among all others.
create table app.journal_seal (
    id            int    not null default 1,
    log_id        uuid   not null default gen_random_uuid(),
    size          bigint not null default 0,
    through       bigint not null default 0,
    through_entry bigint not null default 0,
    constraint journal_seal_pk primary key (id),
    constraint journal_seal_only_one check (id = 1)
);
insert into app.journal_seal default values;

create table app.journal_key (
    key_id      text        not null,
    public_key  bytea       not null,                  -- Ed25519, X.509
    first_seen  timestamptz not null default clock_timestamp(),
    constraint journal_key_pk primary key (key_id)
);

create table app.journal_checkpoint (
    id         bigint      generated always as identity,
    size       bigint      not null,
    root       bytea       not null,
    signed_at  timestamptz not null,                   -- on the wall's clock
    key_id     text        not null,
    note       text        not null,                   -- what is signed, and the signature
    constraint journal_checkpoint_pk primary key (id),
    constraint journal_checkpoint_once unique (size, key_id),
    constraint journal_checkpoint_key foreign key (key_id) references app.journal_key
);

create trigger journal_leaf_append_only before update or delete or truncate on app.journal_leaf
    for each statement execute function app.refuse_change();
create trigger journal_node_append_only before update or delete or truncate on app.journal_node
    for each statement execute function app.refuse_change();
create trigger journal_key_append_only before update or delete or truncate on app.journal_key
    for each statement execute function app.refuse_change();
create trigger journal_checkpoint_append_only before update or delete or truncate on app.journal_checkpoint
    for each statement execute function app.refuse_change();
create trigger journal_seal_stays before delete or truncate on app.journal_seal
    for each statement execute function app.refuse_change();

-- What people are called, apart from what they did: an entry holds only the commitment, SHA-256 of salt and name. Erasing a person forgets
-- salt and name; the entry and every seal above it stay as they are.
create table app.person_name (
    id          bigint generated always as identity,
    person      text   not null,                       -- code of the person, or the sign-in
    salt        bytea,
    name        text,
    commitment  bytea  not null,
    erased_at   timestamptz,
    constraint person_name_pk primary key (id),
    constraint person_name_committed check (salt is null or commitment = sha256(salt || convert_to(name, 'UTF8'))),
    constraint person_name_whole check ((salt is null) = (name is null) and (salt is null) = (erased_at is not null)),
    constraint person_name_salt check (salt is null or length(salt) = 32)
);
create index person_name_of on app.person_name (person, id desc);
create function app.person_name_only_erased() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.salt is null and new.person = old.person and new.commitment = old.commitment and new.id = old.id then
        return new;
    end if;
    raise exception 'the name of % can only be erased', old.person using errcode = 'restrict_violation';
end $$;
create trigger person_name_only_erased before update or delete on app.person_name for each row execute function app.person_name_only_erased();
