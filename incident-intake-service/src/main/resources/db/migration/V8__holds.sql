-- What keeps a person out of the trial besides the incident itself.

-- Whether the police marked the incident for MARAC.
alter table incident add column marac boolean not null default false;

-- A hold stays with the id it was placed on; person_id is who stands for that id.
create table person_hold (
    id uuid primary key,
    told_person_id uuid not null,
    person_id uuid not null,
    kind text not null check (kind in ('HIGH_RISK_CASE', 'WITHDRAWN', 'DO_NOT_CONTACT')),
    placed_at timestamptz not null,
    placed_by text not null,
    lifted_at timestamptz,
    lifted_by text,
    check ((lifted_at is null) = (lifted_by is null))
);
create unique index person_hold_open on person_hold (told_person_id, kind) where lifted_at is null;
create index person_hold_of on person_hold (person_id);
