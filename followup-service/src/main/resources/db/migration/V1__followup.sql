-- Known by events of either arm alike; nothing in this schema depends on the arm.
create table trial (
    id uuid primary key,
    first_seen_at timestamptz not null
);

-- One row a person id. owner_id is who that person is now: itself unless merged.
create table participant (
    id uuid primary key,
    owner_id uuid not null,
    merged_into uuid,
    merge_decided_at timestamptz,
    wrapped_key bytea,
    contact bytea,
    contact_issued_at timestamptz,
    withdrawn_from_contact_at timestamptz,
    withdrawn_from_data_use_at timestamptz,
    withdrawn_from_intervention_at timestamptz,
    erased_at timestamptz
);
create index participant_owner on participant (owner_id);

create table withdrawal (
    id uuid primary key,
    person_id uuid not null references participant,
    from_contact boolean not null,
    from_data_use boolean not null,
    from_intervention boolean not null,
    reason_code text,
    withdrawn_at timestamptz not null,
    recorded_by text not null
);
create index withdrawal_person on withdrawal (person_id);

-- enrolled_person_id never changes; person_id follows merges and splits. Of the schedules that a merge brings
-- together the earliest enrolment stays effective.
create table follow_up_schedule (
    id uuid primary key,
    trial_id uuid not null references trial,
    enrolled_person_id uuid not null references participant,
    person_id uuid not null,
    unit_id uuid not null,
    incident_id uuid not null,
    enrolled_at timestamptz not null,
    effective boolean not null,
    unique (trial_id, enrolled_person_id)
);
create unique index follow_up_schedule_one_per_participant on follow_up_schedule (trial_id, person_id) where effective;
create index follow_up_schedule_person on follow_up_schedule (person_id);
create index follow_up_schedule_enrolled_person on follow_up_schedule (enrolled_person_id);
create index follow_up_schedule_incident on follow_up_schedule (incident_id);

create table follow_up_wave (
    id uuid primary key,
    schedule_id uuid not null references follow_up_schedule,
    number smallint not null,
    name text not null,
    opens_at timestamptz not null,
    target_at timestamptz not null,
    closes_at timestamptz not null,
    completed_at timestamptz,
    out_of_window boolean not null default false,
    cancelled_at timestamptz,
    cancel_reason text,
    claimed_by text,
    claimed_at timestamptz,
    version bigint not null default 0,
    unique (schedule_id, number)
);
create index follow_up_wave_worklist on follow_up_wave (closes_at, id) where completed_at is null and cancelled_at is null;
create index follow_up_wave_claimed on follow_up_wave (claimed_by, closes_at, id)
    where claimed_by is not null and completed_at is null and cancelled_at is null;

create table contact_attempt (
    id uuid primary key,
    wave_id uuid not null references follow_up_wave,
    channel text not null,
    attempted_at timestamptz not null,
    outcome_code text not null,
    override_reason text,
    made_by text not null,
    recorded_at timestamptz not null
);
create index contact_attempt_wave on contact_attempt (wave_id);

-- A correction is a new version; the old one stays.
create table outcome (
    id uuid primary key,
    wave_id uuid not null references follow_up_wave,
    version int not null,
    instrument text not null,
    answers bytea not null,
    interviewed_at timestamptz not null,
    out_of_window boolean not null,
    correction_reason text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    unique (wave_id, version)
);

create table safety_concern (
    id uuid primary key,
    wave_id uuid not null references follow_up_wave,
    kind text not null,
    raised_at timestamptz not null,
    due_at timestamptz not null,
    unique (wave_id, kind)
);

-- eligible once any version was: the decision on which a draw was made stands. All else is of the highest version.
create table recorded_incident (
    incident_id uuid primary key,
    version int not null,
    person_id uuid not null,
    force text not null,
    occurred_at timestamptz not null,
    reported_at timestamptz not null,
    grade text not null,
    incidents_in_window int not null,
    children int not null,
    historic boolean not null,
    eligible boolean not null,
    rule_set_version text not null,
    first_failed_rule text
);
create index recorded_incident_person on recorded_incident (person_id);
