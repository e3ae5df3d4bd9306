-- Two persons whom one record showed to be one: a record is certainly of both, and nothing tells that they are two. Settled
-- in a transaction of its own, for whoever links holds persons and may lock no incidents any more.
create table same_person (
    id uuid primary key,
    incident_id uuid not null,
    incident_version int not null,
    person_id uuid not null,
    other_id uuid not null,
    model_version text not null,
    told_at timestamptz not null,
    outcome text check (outcome in ('MERGED', 'ASKED', 'ASKED_BEFORE', 'ONE_ALREADY', 'TWO', 'ERASED')),
    settled_at timestamptz
);
create index same_person_open on same_person (id) where outcome is null;
