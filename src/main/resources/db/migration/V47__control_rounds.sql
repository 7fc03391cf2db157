-- When the controls were asked, by whom, and what they answered then: the page shows the last round, so that looking costs nothing.
create table app.control_round (
    id         bigint generated always as identity,
    asked_by   text        not null,                     -- system: the nightly round
    started_at timestamptz not null,
    ended_at   timestamptz not null,
    found      int         not null,
    constraint control_round_pk primary key (id),
    constraint control_round_found check (found >= 0)
);
create trigger control_round_append_only before update or delete or truncate on app.control_round
    for each statement execute function app.refuse_change();

-- What was wrong in a round; a finding that stays wrong is in every round until its cause is gone.
create table app.control_round_finding (
    round_id   bigint not null,
    finding_id bigint not null,
    constraint control_round_finding_pk primary key (round_id, finding_id),
    constraint control_round_finding_round foreign key (round_id) references app.control_round (id),
    constraint control_round_finding_finding foreign key (finding_id) references app.control_finding (id)
);
create trigger control_round_finding_append_only before update or delete or truncate on app.control_round_finding
    for each statement execute function app.refuse_change();
