-- Hot tables carry no foreign keys: rows come from one place in one transaction, and the ledger's verification joins them.

create table trial (
    id uuid primary key,
    code text not null,
    trial_version int not null check (trial_version > 0),
    design text not null check (design is json object),
    target int not null check (target > 0),
    state text not null check (state in ('DRAFT', 'FROZEN', 'OPEN', 'CLOSED')),
    sealed_secret bytea,
    secret_sha256 bytea,
    frozen_by text,
    closed_because text,
    lock_version bigint not null,
    unique (code, trial_version),
    check ((state = 'DRAFT') = (sealed_secret is null) and (sealed_secret is null) = (secret_sha256 is null))
);

create table trial_transition (
    id uuid primary key,
    step bigint generated always as identity,
    trial_id uuid not null references trial,
    from_state text not null,
    to_state text not null,
    actor text not null,
    reason text not null,
    at timestamptz not null
);

-- How far recruitment and the ledger are; the row that every batch moves on, so that the trial's own version stays.
create table recruitment (
    trial_id uuid primary key references trial,
    units int not null default 0,
    ledger_length bigint not null default 0,
    ledger_hash bytea not null default decode(repeat('00', 32), 'hex')
);

-- The place of the next draw; made at the freeze, one row for each combination of levels.
create table stratum (
    trial_id uuid not null references trial,
    stratum text not null,
    next_sequence bigint not null default 1,
    block_index bigint not null default 0,
    block_offset int not null default 0,
    primary key (trial_id, stratum)
);

create table allocation (
    id uuid primary key,
    trial_id uuid not null,
    unit_id uuid not null,
    person_id uuid not null,
    incident_id uuid not null,
    stratum text not null,
    sequence bigint not null,
    sealed_draw bytea not null,
    allocated_at timestamptz not null,
    unique (trial_id, unit_id),
    unique (trial_id, stratum, sequence)
);

create table participant (
    trial_id uuid not null,
    person_id uuid not null,
    unit_id uuid not null,
    incident_id uuid not null,
    enrolled_at timestamptz not null,
    primary key (trial_id, person_id)
);

-- Every incident that had an answer: the first of a unit and each that came again.
create table exposure (
    incident_id uuid primary key,
    trial_id uuid not null,
    allocation_id uuid not null,
    person_id uuid not null,
    represented boolean not null,
    reported_at timestamptz not null,
    exposed_at timestamptz not null
);

-- Candidates without an answer yet, or with none ever.
create table pending_candidate (
    incident_id uuid primary key,
    arrival bigint generated always as identity,
    trial_id uuid not null,
    person_id uuid not null,
    unit_id uuid,
    state text not null check (state in ('AWAITING_OPENING', 'PENDING_DATA', 'NOT_ALLOCATED', 'ALLOCATED')),
    reason text not null,
    candidate text not null check (candidate is json object),
    source_topic text not null,
    source_partition int not null,
    source_offset bigint not null,
    held_at timestamptz not null,
    settled_at timestamptz
);
create index pending_candidate_awaiting on pending_candidate (trial_id, arrival) where state = 'AWAITING_OPENING';
create index pending_candidate_person on pending_candidate (trial_id, person_id) where state = 'PENDING_DATA';
create index pending_candidate_unit on pending_candidate (trial_id, unit_id) where state = 'PENDING_DATA';

create table allocation_ledger (
    trial_id uuid not null,
    ledger_index bigint not null,
    trial_version int not null,
    allocation_id uuid not null,
    unit_id uuid not null,
    person_id uuid not null,
    incident_id uuid not null,
    covariates text not null check (covariates is json object),
    rule_set_version text not null,
    method text not null,
    stratum text not null,
    sequence bigint not null,
    block_index bigint not null,
    sealed_draw bytea not null,
    actor text not null,
    source_topic text not null,
    source_partition int not null,
    source_offset bigint not null,
    allocated_at timestamptz not null,
    previous bytea not null,
    hash bytea not null,
    primary key (trial_id, ledger_index)
);

-- Two ids of one person: merged_id stands for into_id, which may itself have been merged; survivor_id is the end of the way.
-- A split undoes the merges before it, in whichever order the two are read.
create table person_alias (
    merged_id uuid primary key,
    into_id uuid not null,
    merged_at timestamptz,
    split_at timestamptz,
    survivor_id uuid
);
create index person_alias_into on person_alias (into_id) where survivor_id is not null;
create index person_alias_survivor on person_alias (survivor_id) where survivor_id is not null;

-- Wraps the key of what was written about a person; deleted at erasure.
create table person_key (
    person_id uuid primary key,
    wrapped_key bytea not null
);

create table unblinding (
    id uuid primary key,
    trial_id uuid not null references trial,
    person_id uuid not null,
    actor text not null,
    sealed_reason bytea not null,
    at timestamptz not null
);

create trigger trial_transition_append_only before update or delete or truncate on trial_transition
    for each statement execute function refuse_change();
create trigger allocation_append_only before update or delete or truncate on allocation
    for each statement execute function refuse_change();
create trigger participant_append_only before update or delete or truncate on participant
    for each statement execute function refuse_change();
create trigger exposure_append_only before update or delete or truncate on exposure
    for each statement execute function refuse_change();
create trigger allocation_ledger_append_only before update or delete or truncate on allocation_ledger
    for each statement execute function refuse_change();
create trigger unblinding_append_only before update or delete or truncate on unblinding
    for each statement execute function refuse_change();
create trigger trial_never_deleted before delete or truncate on trial
    for each statement execute function refuse_change();

create function refuse_change_after_freeze() returns trigger language plpgsql as $$
begin
    raise exception 'a trial keeps its design and its secret once it is frozen';
end $$;
create trigger trial_frozen before update on trial for each row
    when (old.state <> 'DRAFT' and (old.design, old.trial_version, old.sealed_secret, old.secret_sha256)
        is distinct from (new.design, new.trial_version, new.sealed_secret, new.secret_sha256))
    execute function refuse_change_after_freeze();
