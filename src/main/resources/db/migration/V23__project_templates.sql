-- Room project: named templates, what a new project of a kind begins with. Days count from the project's start.

create table app.project_template (
    code           text           not null,
    name           text           not null,
    description    text           not null default '',
    billing_model  text           not null,
    currency       char(3)        not null,
    budget_hours   numeric(9, 2)  not null,
    budget_amount  numeric(19, 4) not null,           -- in currency; the fee where the model is FIXED_FEE
    rate           numeric(19, 4),                    -- an hour of everybody, from the start; null: everybody at their own
    made_from      text,                              -- the project that it was taken from
    kept_at        timestamptz    not null,
    kept_by        text           not null,
    constraint project_template_pk primary key (code),
    constraint project_template_billing_model check (billing_model in ('TIME_AND_MATERIALS', 'FIXED_FEE', 'RETAINER', 'NON_BILLABLE')),
    constraint project_template_amounts check (budget_hours >= 0 and budget_amount >= 0 and rate >= 0)
);

create table app.project_template_task (
    template_code   text          not null,
    code            text          not null,
    position        int           not null,
    name            text          not null,
    category        text          not null default '',
    priority        int           not null default 0,
    estimate_hours  numeric(9, 2) not null default 0,
    billable        boolean       not null,
    assignee_code   text,
    due_after_days  int,
    constraint project_template_task_pk primary key (template_code, code),
    constraint project_template_task_of foreign key (template_code) references app.project_template (code) on delete cascade,
    constraint project_template_task_estimate check (estimate_hours >= 0)
);

create table app.project_template_milestone (
    template_code   text not null,
    name            text not null,
    position        int  not null,
    due_after_days  int,
    constraint project_template_milestone_pk primary key (template_code, name),
    constraint project_template_milestone_of foreign key (template_code) references app.project_template (code) on delete cascade
);

-- What the manager ticks off before delivery opens; without any the shipped steps are.
create table app.project_template_step (
    template_code  text not null,
    name           text not null,
    position       int  not null,
    working_days   int  not null,
    constraint project_template_step_pk primary key (template_code, name),
    constraint project_template_step_of foreign key (template_code) references app.project_template (code) on delete cascade,
    constraint project_template_step_days check (working_days between 0 and 250)
);
