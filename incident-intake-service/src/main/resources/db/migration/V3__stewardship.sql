-- Merges, splits and erasures. Rows keep the person id they were told for; who stands for whom is kept beside.

-- Who stands for a person since merges that hold: the last of the chain; nobody else: null.
alter table person add column survivor_id uuid;
alter table person add column erased_at timestamptz;
create index person_survivor on person (survivor_id) where survivor_id is not null;

-- Whom the report told, where that is or was not whom the incident counts for (victim_id).
alter table incident add column told_victim_id uuid;
create index incident_told on incident (told_victim_id) where told_victim_id is not null;
create index incident_of_victim_not_counted on incident (victim_id) where not counts;

-- By these everything about one person is found.
create index incident_person_of on incident_person (person_id);
create index incident_report_of on incident_report (victim_id);
create index person_match_key_of on person_match_key (person_id);
create index audit_of_person on audit_entry (subject_id, sequence) where subject_type in ('person', 'incident');

-- What one steward asks and, where it takes two, another confirms.
create table steward_request (
    id uuid primary key,
    kind text not null check (kind in ('MERGE', 'ERASURE')),
    person_id uuid not null,
    merged_id uuid,
    reason_code text not null,
    state text not null check (state in ('PENDING', 'DONE', 'WITHDRAWN')),
    requested_by text not null,
    requested_at timestamptz not null,
    settled_by text,
    settled_at timestamptz,
    version bigint not null default 0
);
create unique index steward_request_pending on steward_request (kind, person_id, merged_id) nulls not distinct
    where state = 'PENDING';

-- A merge, under the id of its request; the ones not undone are a forest.
create table person_merge (
    id uuid primary key,
    survivor_id uuid not null,
    merged_id uuid not null,
    reason_code text not null,
    merged_at timestamptz not null,
    split_at timestamptz
);
create unique index person_merge_holds on person_merge (merged_id) where split_at is null;
create index person_merge_into on person_merge (survivor_id);

-- A split: of a merge, of incidents, or of both.
create table person_split (
    id uuid primary key,
    person_id uuid not null,
    separated_id uuid not null,
    merge_id uuid,
    incidents int not null,
    reason_code text not null,
    split_by text not null,
    split_at timestamptz not null
);
create index person_split_from on person_split (person_id);
create index person_split_to on person_split (separated_id);

-- Incidents of which a steward has said who the victim is: their row in incident_person.
create table separated_incident (
    incident_id uuid primary key
);
