-- The whole life of a trial: validated before the freeze; after it paused, resumed, extended, closed and unblinded by two people.

alter table trial drop constraint trial_state_check, drop constraint trial_check;
alter table trial
    add column protocol_version int not null default 1 check (protocol_version > 0),
    add column ceiling int,
    add column guess_probability float8,
    add column deterministic_share float8,
    add column largest_imbalance float8;
update trial set ceiling = target;
alter table trial
    alter column ceiling set not null,
    add constraint trial_ceiling check (ceiling >= target),
    add constraint trial_state check
        (state in ('DRAFT', 'VALIDATED', 'FROZEN', 'OPEN', 'PAUSED', 'CLOSED', 'UNBLINDED')),
    add constraint trial_secret check
        ((state in ('DRAFT', 'VALIDATED')) = (sealed_secret is null) and (sealed_secret is null) = (secret_sha256 is null));

drop trigger trial_frozen on trial;
create trigger trial_frozen before update on trial for each row
    when (old.state <> 'DRAFT'
        and (old.id, old.code, old.design, old.trial_version) is distinct from (new.id, new.code, new.design, new.trial_version)
        or old.sealed_secret is not null
        and (old.sealed_secret, old.secret_sha256) is distinct from (new.sealed_secret, new.secret_sha256))
    execute function refuse_change_after_freeze();

create function refuse_to_go_back() returns trigger language plpgsql as $$
begin
    raise exception 'a trial that is closed never recruits again, and its target and ceiling only grow after the freeze';
end $$;
create trigger trial_goes_on before update on trial for each row
    when (old.state = 'UNBLINDED' and new.state <> 'UNBLINDED'
        or old.state = 'CLOSED' and new.state not in ('CLOSED', 'UNBLINDED')
        or old.state not in ('DRAFT', 'VALIDATED')
        and (new.state in ('DRAFT', 'VALIDATED') or new.target < old.target or new.ceiling < old.ceiling))
    execute function refuse_to_go_back();

alter table trial_transition add column proposed_by text;

-- What one person proposes after the freeze and a second confirms. What was asked never changes, nor what became of it.
create table trial_change (
    id uuid primary key,
    trial_id uuid not null references trial,
    kind text not null check (kind in ('PAUSE', 'RESUME', 'EXTEND', 'CLOSE', 'UNBLIND')),
    target int,
    ceiling int,
    reason text not null,
    state text not null check (state in ('PENDING', 'DONE', 'WITHDRAWN')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    settled_by text,
    settled_at timestamptz,
    protocol_version int,
    lock_version bigint not null,
    check ((kind = 'EXTEND') = (target is not null) and (target is null) = (ceiling is null)),
    check ((state = 'PENDING') = (settled_by is null) and (settled_by is null) = (settled_at is null)),
    check (state <> 'DONE' or settled_by <> proposed_by)
);
create unique index trial_change_pending on trial_change (trial_id, kind) where state = 'PENDING';
create index trial_change_of on trial_change (trial_id, id);
create trigger trial_change_never_deleted before delete or truncate on trial_change
    for each statement execute function refuse_change();
create function refuse_other_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was proposed never changes, and it is settled once';
end $$;
create trigger trial_change_settled_once before update on trial_change for each row
    when (old.state <> 'PENDING'
        or (old.id, old.trial_id, old.kind, old.target, old.ceiling, old.reason, old.proposed_by, old.proposed_at)
        is distinct from
        (new.id, new.trial_id, new.kind, new.target, new.ceiling, new.reason, new.proposed_by, new.proposed_at))
    execute function refuse_other_change();

-- Test trials have ids that begin with ffffffff and a schema of their own. Each table takes rows of its kind alone, so that no
-- allocation and no candidate of one kind can lie among those of the other, whatever the code does.
create schema test_trials;
do $$
declare
    books text[] := array['recruitment', 'stratum', 'allocation', 'participant', 'exposure', 'pending_candidate',
        'allocation_ledger'];
    append_only text[] := array['allocation', 'participant', 'exposure', 'allocation_ledger'];
    book text;
begin
    foreach book in array books loop
        execute format('create table test_trials.%1$I (like %1$I including all)', book);
        execute format('alter table %1$I add constraint %2$I check (trial_id < ''ffffffff-0000-0000-0000-000000000000'')',
            book, book || '_of_real_trials');
        execute format('alter table test_trials.%1$I add constraint %2$I check'
            ' (trial_id >= ''ffffffff-0000-0000-0000-000000000000'')', book, book || '_of_test_trials');
    end loop;
    foreach book in array append_only loop
        execute format('create trigger %2$I before update or delete or truncate on test_trials.%1$I'
            ' for each statement execute function refuse_change()', book, book || '_append_only');
    end loop;
end $$;

-- What went wrong, by type (Yelland et al.), and what was done for her safety against the arm. Both are only ever appended to.
create table trial_error (
    id uuid primary key,
    trial_id uuid not null references trial,
    person_id uuid not null,
    type text not null check (type in ('INELIGIBLE', 'WRONG_STRATUM', 'TWICE', 'WRONG_SERVICE')),
    correct_covariates text check (correct_covariates is json object),
    reported_by text not null,
    reported_at timestamptz not null,
    check ((type = 'WRONG_STRATUM') = (correct_covariates is not null))
);
create index trial_error_of on trial_error (trial_id, id);

-- Which service she gets instead would tell her arm, and is sealed.
create table clinical_override (
    id uuid primary key,
    trial_id uuid not null references trial,
    person_id uuid not null,
    reason_code text not null,
    sealed_service bytea not null,
    proposed_by text not null,
    proposed_at timestamptz not null
);
create index clinical_override_of on clinical_override (trial_id, id);
create table clinical_override_outcome (
    override_id uuid primary key references clinical_override,
    outcome text not null check (outcome in ('CONFIRMED', 'WITHDRAWN')),
    settled_by text not null,
    settled_at timestamptz not null
);
create function want_second_person() returns trigger language plpgsql as $$
begin
    if exists (select from clinical_override o where o.id = new.override_id and o.proposed_by = new.settled_by) then
        raise exception 'a clinical override is confirmed by a second person';
    end if;
    return new;
end $$;
create trigger clinical_override_by_two before insert on clinical_override_outcome for each row
    when (new.outcome = 'CONFIRMED') execute function want_second_person();
create trigger trial_error_append_only before update or delete or truncate on trial_error
    for each statement execute function refuse_change();
create trigger clinical_override_append_only before update or delete or truncate on clinical_override
    for each statement execute function refuse_change();
create trigger clinical_override_outcome_append_only before update or delete or truncate on clinical_override_outcome
    for each statement execute function refuse_change();
