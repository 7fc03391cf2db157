-- Room project: a budget is signed off by somebody other than the project's manager. Owned by io.throughline.project.

alter table app.setup_step add column by_owner boolean not null default false; -- own project, signed off by the firm's only director as its setting allows
comment on column app.setup_step.done_by is 'the person behind the sign-in, or the sign-in itself where it is nobody''s';

create function app.setup_step_four_eyes() returns trigger language plpgsql as $$
begin
    if new.work = 'BUDGET' and new.done_by is not null and not new.by_owner
            and new.done_by = (select manager_code from app.project where code = new.project_code) then
        raise exception 'The budget of % cannot be signed off by its own manager.', new.project_code using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger setup_step_four_eyes before insert or update of done_by on app.setup_step
    for each row execute function app.setup_step_four_eyes();
