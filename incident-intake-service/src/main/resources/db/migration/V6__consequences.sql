-- What later versions of an incident mean for who is in a trial already.

-- Participants are found by any of their ids.
create index allocation_person on allocation (person_id);

-- Incidents that have an allocation and should not have had one. The allocation stays, of whatever arm; lifted_at: a still
-- later version stands by the incident again.
create table trial_exclusion (
    incident_id uuid primary key,
    reason text not null check (reason in ('NO_CRIME', 'WRONG_PERSON')),
    incident_version int not null,
    excluded_at timestamptz not null,
    lifted_at timestamptz
);

-- Later reports of participants that called for the high-risk route or for a person to look: once an incident and trigger.
create table escalation (
    incident_id uuid not null,
    trigger text not null,
    escalation_id uuid not null,
    incident_version int not null,
    raised_at timestamptz not null,
    due_at timestamptz not null,
    primary key (incident_id, trigger)
);
