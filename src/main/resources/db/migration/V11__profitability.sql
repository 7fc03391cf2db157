-- Room profitability: what was burnt of a budget, and which alerts were given. Owned by io.throughline.profitability.

create table app.budget_burn (
    project_code    text           not null,
    approved_hours  numeric(12, 2) not null,
    constraint budget_burn_pk primary key (project_code),
    constraint budget_burn_project_fk foreign key (project_code) references app.project (code)
);

-- Each alert once ever, also when hours were taken back and approved again.
create table app.budget_alert (
    project_code    text           not null,
    percent         int            not null,
    approved_hours  numeric(12, 2) not null,
    budget_hours    numeric(9, 2)  not null,
    reached_at      timestamptz    not null,
    constraint budget_alert_pk primary key (project_code, percent),
    constraint budget_alert_project_fk foreign key (project_code) references app.project (code),
    constraint budget_alert_percent check (percent in (50, 75, 90, 100))
);
create trigger budget_alert_append_only before update or delete on app.budget_alert
    for each statement execute function app.refuse_change();
