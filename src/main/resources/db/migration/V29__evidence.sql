-- What the engine did, in tables of our own: it outlives the engine's history and is drawn as it was. Rooms process and evidence.

-- Models, tables and forms as they were deployed, word for word.
create table app.model_copy (
    definition_id  text        not null,
    kind           text        not null,
    key            text        not null,
    version        int         not null,
    name           text        not null,
    resource       text        not null,
    sha256         text        not null,
    content        bytea       not null,
    deployment_id  text        not null,
    deployed_at    timestamptz not null,
    deployed_by    text        not null,
    constraint model_copy_pk primary key (definition_id),
    constraint model_copy_kind check (kind in ('PROCESS', 'DECISION', 'FORM')),
    constraint model_copy_hash check (sha256 = encode(sha256(content), 'hex'))
);
create index model_copy_key on app.model_copy (kind, key, version);
create trigger model_copy_append_only before update or delete or truncate on app.model_copy
    for each statement execute function app.refuse_change();

create table app.process_run (
    instance_id    text        not null,
    definition_id  text        not null,                -- the model it was begun with
    process        text        not null,
    business_key   text,
    started_at     timestamptz not null,
    started_by     text        not null,
    constraint process_run_pk primary key (instance_id)
);
create index process_run_key on app.process_run (business_key, process);
create trigger process_run_append_only before update or delete or truncate on app.process_run
    for each statement execute function app.refuse_change();

-- One row a transaction and instance: what was entered and which flows were taken, in their order, in which model.
create table app.process_path (
    id             bigint generated always as identity,
    instance_id    text        not null,
    definition_id  text        not null,
    at             timestamptz not null,
    entered        text[]      not null,
    taken          text[]      not null,
    ended          text,                                -- completed, or why it was broken off
    constraint process_path_pk primary key (id)
);
create index process_path_of on app.process_path (instance_id, id);
create trigger process_path_append_only before update or delete or truncate on app.process_path
    for each statement execute function app.refuse_change();

-- What a task showed; its hash stands in the journal.
create table app.task_seen (
    id       bigint generated always as identity,
    task_id  text        not null,
    at       timestamptz not null,
    sha256   text        not null,
    seen     text        not null,
    constraint task_seen_pk primary key (id),
    constraint task_seen_hash check (sha256 = encode(sha256(convert_to(seen, 'UTF8')), 'hex'))
);
create index task_seen_of on app.task_seen (task_id, id);
create trigger task_seen_append_only before update or delete or truncate on app.task_seen
    for each statement execute function app.refuse_change();

create index journal_entry_task on app.journal_entry ((facts ->> 'instanceId')) where event in ('TaskOffered', 'DecisionMade', 'StepFailed');

-- What the controls found. A finding stays; that it was looked at is added once.
create table app.control_finding (
    id          bigint generated always as identity,
    control     text        not null,
    subject     text        not null,
    sentence    text        not null,
    evidence    jsonb       not null,
    found_at    timestamptz not null,
    constraint control_finding_pk primary key (id),
    constraint control_finding_once unique (control, subject, sentence)
);
create trigger control_finding_append_only before update or delete or truncate on app.control_finding
    for each statement execute function app.refuse_change();

-- What must not be erased although its time is over, or at all for now.
create table app.legal_hold (
    id         bigint generated always as identity,
    subject    text        not null,                    -- client:<code>, project:<code>, person:<code> or invoice:<number>
    reason     text        not null,
    set_by     text        not null,
    set_at     timestamptz not null,
    lifted_by  text,
    lifted_at  timestamptz,
    constraint legal_hold_pk primary key (id),
    constraint legal_hold_lifted check ((lifted_by is null) = (lifted_at is null)),
    constraint legal_hold_reason check (reason <> '')
);
create unique index legal_hold_one on app.legal_hold (subject) where lifted_at is null;
