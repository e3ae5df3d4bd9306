-- Possible matches wait for a data steward; meanwhile whom they are about is a person of her own.

-- One review of each provisional person: is she one of the candidates?
create table identity_review (
    id uuid primary key,
    person_id uuid not null unique,
    incident_id uuid not null,
    incident_version int not null,
    grade text not null,
    reason text not null,
    prior_bits real not null,
    model_version text not null,
    state text not null check (state in ('OPEN', 'LINKED', 'KEPT_APART', 'SUPERSEDED')),
    opened_at timestamptz not null,
    -- until then an incident of hers waits to be decided
    due_at timestamptz not null,
    settled_by text,
    settled_at timestamptz,
    reason_code text,
    -- the request that a steward's "the same" became
    merge_id uuid,
    version bigint not null default 0
);
create index identity_review_due on identity_review (due_at, id) where state = 'OPEN';

-- Whom she may be, best first, with the score of each field; codes and numbers, nothing personal.
create table identity_review_candidate (
    review_id uuid not null,
    person_id uuid not null,
    place smallint not null,
    bits real not null,
    fields jsonb not null,
    primary key (review_id, person_id)
);
create index identity_review_candidate_of on identity_review_candidate (person_id);

-- Told to be two: a description (keyed digest) of of_id is not of person_id, on this evidence: the levels of the fields.
create table kept_apart (
    fingerprint uuid not null,
    person_id uuid not null,
    of_id uuid not null,
    evidence text not null,
    told_at timestamptz not null,
    primary key (fingerprint, person_id, evidence)
);
create index kept_apart_person on kept_apart (person_id);
create index kept_apart_of on kept_apart (of_id);

-- Whether a decision linked nobody because linkage ran in shadow; not known of decisions made before.
alter table linkage_decision add column shadow boolean;

-- A version that waited for a steward is assessed again.
alter table eligibility add column assessment int not null default 1;
alter table eligibility drop constraint eligibility_pkey;
alter table eligibility add primary key (incident_id, version, assessment);
