-- What incident-intake owns. Rows of one incident are written in one transaction with its locks held, so that foreign
-- keys would check on every row of the hot path what the code has just written; they are left out on purpose.

-- A person in whatever role. Sealed details open with the person's own key; without the key the person is erased.
create table person (
    id uuid primary key,
    wrapped_key bytea,
    details bytea,
    household_id uuid not null,
    -- recorded_at of the report that the details come from: a later one replaces them, an earlier one does not
    details_as_of timestamptz not null,
    created_at timestamptz not null
);
create index person_household on person (household_id);

-- How a report finds a person: keyed HMAC of what identifies exactly, never the thing itself.
create table person_match_key (
    key uuid primary key,
    kind text not null check (kind in ('POLICE_ID', 'NAME_BIRTH_POSTCODE')),
    person_id uuid not null
);

-- The state of an incident: that of its highest version.
create table incident (
    id uuid primary key,
    force text not null,
    reference text not null,
    version int not null,
    victim_id uuid not null,
    household_id uuid not null,
    incident_type text not null,
    occurred_at timestamptz not null,
    reported_at timestamptz not null,
    police_recorded_at timestamptz not null,
    grade text not null,
    yes_answers smallint not null,
    children smallint not null,
    no_crime boolean not null,
    historic boolean not null,
    test boolean not null,
    -- whether it is one of the victim's incidents: withdrawn ones, test records and other types are not
    counts boolean not null generated always as (not no_crime and not test and incident_type <> 'OTHER') stored,
    candidate_at timestamptz,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    unique (force, reference)
);
create index incident_of_victim on incident (victim_id, occurred_at) where counts;

-- Every version of every report taken, whether it changed anything or came late; content sealed for its victim.
create table incident_report (
    incident_id uuid not null,
    version int not null,
    event_source text not null,
    event_id text not null,
    digest bytea not null,
    victim_id uuid not null,
    content bytea,
    received_at timestamptz not null,
    primary key (incident_id, version),
    unique (event_source, event_id)
);

-- Ciphertext does not compress; do not try.
alter table incident_report alter column content set storage external;

-- Who was in the incident's highest version, by role. name_key finds the same person again in the next version.
create table incident_person (
    incident_id uuid not null,
    role text not null check (role in ('VICTIM', 'PERPETRATOR', 'CHILD', 'HOUSEHOLD_MEMBER')),
    person_id uuid not null,
    place smallint not null,
    name_key uuid not null,
    birth_date_known boolean not null,
    primary key (incident_id, role, person_id)
);

-- Why an incident was or was not eligible when it was decided: each rule with what it looked at, codes and numbers only.
create table eligibility (
    incident_id uuid not null,
    version int not null,
    rule_set_version text not null,
    incidents_in_window int not null,
    eligible boolean not null,
    late boolean not null,
    results jsonb not null,
    evaluated_at timestamptz not null,
    primary key (incident_id, version)
);

-- Rejected reports: the digest finds the quarantine row again when the same report comes again.
create table rejected_report (
    quarantine_id uuid primary key,
    event_source text not null,
    event_id text not null,
    digest bytea not null,
    reasons jsonb not null,
    rejected_at timestamptz not null
);
create index rejected_report_event on rejected_report (event_source, event_id);

-- The allocation of an incident. The arm is sealed: nobody reads it in the table, and no resource gives it out.
create table allocation (
    incident_id uuid primary key,
    allocation_id uuid not null,
    trial_id uuid not null,
    person_id uuid not null,
    sealed_arm bytea not null,
    represented boolean not null,
    allocated_at timestamptz not null,
    released_at timestamptz not null
);

-- The contact that followup has of a participant, as a keyed digest: issued again only when it changes.
create table follow_up_contact (
    person_id uuid not null,
    trial_id uuid not null,
    contact_digest bytea not null,
    issued_at timestamptz not null,
    primary key (person_id, trial_id)
);

-- What schools answered to notices, the latest answer of each.
create table notice_answer (
    notice_id uuid primary key,
    force text not null,
    answer text not null,
    answered_at timestamptz not null
);
