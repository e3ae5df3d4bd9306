-- What linkage compares: the distinct ways in which reports described a victim, sealed under her key.
create table linkage_record (
    id uuid primary key,
    person_id uuid not null,
    fingerprint uuid not null,
    content bytea not null,
    recorded_at timestamptz not null,
    unique (person_id, fingerprint)
);

-- Blocking keys: keyed hashes of a key and of its splits, 0 where there is none. The primary key answers every pass.
create table linkage_key (
    k0 bigint not null,
    k1 bigint not null,
    k2 bigint not null,
    person_id uuid not null,
    primary key (k0, k1, k2, person_id)
);
create index linkage_key_person on linkage_key (person_id);

-- Every decision by probability, with all that explains it; codes and numbers, nothing personal.
create table linkage_decision (
    id uuid primary key,
    incident_id uuid not null,
    incident_version int not null,
    person_id uuid not null,
    grade text not null,
    reason text not null,
    candidate_id uuid,
    same_as_id uuid,
    bits real not null,
    prior_bits real not null,
    considered int not null,
    fields jsonb not null,
    model_version text not null,
    decided_at timestamptz not null
);
create index linkage_decision_incident on linkage_decision (incident_id, incident_version);
create index linkage_decision_person on linkage_decision (person_id);
