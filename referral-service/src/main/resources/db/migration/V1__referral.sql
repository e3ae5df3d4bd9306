create table person_alias (
    merged_ref uuid primary key,
    survivor_ref uuid not null,
    survivor_sealed bytea not null,
    active boolean not null,
    changed_at timestamptz not null,
    reason_code text not null
);
create index person_alias_survivor on person_alias (survivor_ref);
comment on table person_alias is
    'Every merge and split of persons, also before a referral comes: ids only as keyed hashes, so that nothing can be read here of who was never referred';

create table erased_person (
    person_ref uuid primary key,
    erased_at timestamptz not null
);
comment on table erased_person is 'Who must never be stored again, as a keyed hash';

create table referral (
    id uuid primary key,
    reference text not null unique,
    person_id uuid not null,
    home_person_id uuid not null,
    home_person_ref uuid not null,
    trial_id uuid not null,
    allocation_id uuid not null,
    incident_id uuid not null,
    episode int not null,
    force text not null,
    grade text not null,
    wrapped_key bytea,
    contact_card bytea not null,
    details_as_of timestamptz not null,
    reported_at timestamptz not null,
    requested_at timestamptz not null,
    received_at timestamptz not null,
    received_late boolean not null,
    late_hop text,
    contact_due_at timestamptz not null,
    assigned_at timestamptz,
    assignee text,
    first_attempt_at timestamptz,
    first_contact_at timestamptz,
    call_back_at timestamptz,
    declined_at timestamptz,
    unsafe_at timestamptz,
    engaged_at timestamptz,
    visit_due_at timestamptz,
    visited_at timestamptz,
    breached_at timestamptz,
    visit_breached_at timestamptz,
    closed_at timestamptz,
    closed_by text,
    closure_reason text,
    duplicate_of uuid references referral,
    erased_at timestamptz,
    version bigint not null,
    check (received_late = (late_hop is not null)),
    check ((closed_at is null) = (closure_reason is null)),
    check ((erased_at is null) = (wrapped_key is not null))
);
create unique index referral_one_open on referral (person_id, trial_id) where closed_at is null;
create index referral_person on referral (person_id, trial_id);
create index referral_home on referral (home_person_ref);
create index referral_incident_opening on referral (incident_id);
comment on table referral is 'One episode of help of a treatment participant, as dated facts; its state is derived';
comment on column referral.person_id is 'Whose it is now, merges followed';
comment on column referral.home_person_id is 'Whose it is by itself: returned to when a merge is undone';
comment on column referral.wrapped_key is 'Key of everything sealed about this episode, wrapped; deleted to erase';
comment on column referral.contact_card is 'Initials and safe contact, sealed';
comment on column referral.details_as_of is 'Report time of the newest incident: its details hold';
comment on column referral.reported_at is 'Earliest report of the episode: starts the contact clock';
comment on column referral.contact_due_at is 'reported_at + 24 h of elapsed time';
comment on column referral.late_hop is 'Where the time went if less than 6 h were left on arrival: POLICE, US or QUEUE';
comment on column referral.first_contact_at is 'First live contact: stops the contact clock';
comment on column referral.breached_at is 'The contact clock ran out at this moment';

create table referral_incident (
    incident_id uuid primary key,
    referral_id uuid not null references referral deferrable initially deferred,
    incident_reference text not null,
    occurred_at timestamptz not null,
    reported_at timestamptz not null,
    received_at timestamptz not null,
    details bytea not null
);
create index referral_incident_of on referral_incident (referral_id);
comment on column referral_incident.details is 'The request with all personal details, sealed under the key of the referral';

create table worklist_item (
    referral_id uuid primary key references referral deferrable initially deferred,
    state text not null,
    clock text,
    due_at timestamptz,
    order_at timestamptz not null,
    assignee text,
    breached boolean not null
);
create index worklist_order on worklist_item (order_at, referral_id);
create index worklist_mine on worklist_item (assignee, order_at, referral_id);
comment on table worklist_item is 'Projection of the open referrals for the worklist; made again from referral at any time';

create table escalation (
    referral_id uuid not null references referral deferrable initially deferred,
    clock text not null,
    percent int not null,
    role text not null,
    commissioner_report boolean not null,
    due_at timestamptz not null,
    fired_at timestamptz not null,
    primary key (referral_id, clock, percent)
);
create index escalation_commissioner on escalation (due_at) where commissioner_report;
comment on table escalation is 'Each step of a clock that passed, once';

create table assignment (
    id uuid primary key,
    referral_id uuid not null references referral,
    from_version bigint not null,
    assignee text not null,
    assigned_by text not null,
    assigned_at timestamptz not null
);
create unique index assignment_history on assignment (referral_id, from_version);
comment on column assignment.from_version is 'Version of the referral that was read before the change';

create table contact_attempt (
    id uuid primary key,
    referral_id uuid not null references referral,
    channel text not null,
    outcome text not null,
    started_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    call_back_at timestamptz,
    overridden boolean not null,
    override_reason bytea,
    check (overridden = (override_reason is not null))
);
create index contact_attempt_of on contact_attempt (referral_id, started_at, id);
comment on column contact_attempt.override_reason is 'Why it was made outside what is safe, sealed under the key of the referral';

create table phone_reveal (
    id uuid primary key,
    referral_id uuid not null references referral,
    revealed_at timestamptz not null,
    revealed_by text not null,
    reason bytea not null
);
create index phone_reveal_of on phone_reveal (referral_id);

create table referral_exit (
    referral_id uuid primary key references referral,
    abuse text,
    risk_at_exit text,
    contact_with_perpetrator text,
    willing_to_report_again boolean,
    children_known_to_services boolean,
    onward_service_started boolean,
    missing jsonb not null,
    words bytea
);
comment on column referral_exit.missing is 'Reason code of each item that is not there';
comment on column referral_exit.words is 'Free text of the closure, sealed under the key of the referral';

create table person_move (
    id uuid primary key,
    referral_id uuid not null references referral,
    from_person_id uuid not null,
    to_person_id uuid not null,
    moved_at timestamptz not null,
    effect text not null
);
create index person_move_of on person_move (referral_id);
comment on column person_move.effect is 'MOVED, CLOSED_AS_DUPLICATE or REOPENED';

create table safety_concern (
    id uuid primary key,
    person_id uuid not null,
    home_person_id uuid not null,
    home_person_ref uuid not null,
    kind text not null,
    raised_at timestamptz not null,
    due_at timestamptz not null,
    received_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text
);
create index safety_concern_open on safety_concern (due_at, id) where acknowledged_at is null;
create index safety_concern_home on safety_concern (home_person_ref);
comment on table safety_concern is 'Tasks of the duty desk for either arm; knows persons by id alone and no referral';
