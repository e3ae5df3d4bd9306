-- Lists for when the service cannot be reached. Draws and codes follow from the trial's secret and stand nowhere; what is here
-- is who asked, who approved, what was opened and what became of it.

-- Entries of lists that are out: kept free below the ceiling.
alter table recruitment add column reserved int not null default 0 check (reserved >= 0);
alter table test_trials.recruitment add column reserved int not null default 0 check (reserved >= 0);

create table emergency_list (
    id uuid primary key,
    trial_id uuid not null references trial,
    entries int not null check (entries between 1 and 200),
    reason text not null,
    state text not null check (state in ('REQUESTED', 'OUT', 'WITHDRAWN', 'CLOSED')),
    requested_by text not null,
    requested_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    ended_by text,
    ended_at timestamptz,
    lock_version bigint not null,
    check (approved_by <> requested_by),
    check ((state in ('OUT', 'CLOSED')) = (approved_by is not null) and (approved_by is null) = (approved_at is null)),
    check ((state in ('WITHDRAWN', 'CLOSED')) = (ended_by is not null) and (ended_by is null) = (ended_at is null))
);
create index emergency_list_of on emergency_list (trial_id, id);
create function refuse_other_list() returns trigger language plpgsql as $$
begin
    raise exception 'an emergency list stays as it was asked for, and is approved and ended once';
end $$;
create trigger emergency_list_goes_on before update on emergency_list for each row
    when (old.state in ('WITHDRAWN', 'CLOSED')
        or old.state = 'OUT' and (new.state not in ('OUT', 'CLOSED')
        or (old.approved_by, old.approved_at) is distinct from (new.approved_by, new.approved_at))
        or (old.id, old.trial_id, old.entries, old.reason, old.requested_by, old.requested_at)
        is distinct from (new.id, new.trial_id, new.entries, new.reason, new.requested_by, new.requested_at))
    execute function refuse_other_list();
create trigger emergency_list_never_deleted before delete or truncate on emergency_list
    for each statement execute function refuse_change();

-- The last report of an entry counts; an entry without an incident was opened for nobody.
create table emergency_use (
    id bigint generated always as identity primary key,
    list_id uuid not null references emergency_list,
    entry int not null check (entry >= 1),
    incident_id uuid,
    used_at timestamptz not null,
    opened_by text not null,
    reported_by text not null,
    reported_at timestamptz not null
);
create index emergency_use_of on emergency_use (list_id, entry, id);

create table emergency_outcome (
    list_id uuid not null references emergency_list,
    entry int not null check (entry >= 1),
    outcome text not null check (outcome in ('ENTERED', 'TWICE', 'SPOILED', 'VOID')),
    primary key (list_id, entry)
);
create trigger emergency_use_append_only before update or delete or truncate on emergency_use
    for each statement execute function refuse_change();
create trigger emergency_outcome_append_only before update or delete or truncate on emergency_outcome
    for each statement execute function refuse_change();
