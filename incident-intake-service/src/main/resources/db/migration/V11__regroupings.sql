-- Persons whose records do not tell clearly who is who: several are certainly like one record, or one is whose records contradict
-- each other. Settled in a transaction of its own, for whoever links holds persons and may lock no incidents any more.
create table regrouping (
    id uuid primary key,
    incident_id uuid not null,
    incident_version int not null,
    person_id uuid not null,
    told_at timestamptz not null,
    outcome text check (outcome in ('REGROUPED', 'UNCHANGED', 'ASKED', 'ERASED', 'TOO_MANY')),
    settled_at timestamptz
);
create index regrouping_open on regrouping (id) where outcome is null;

insert into regrouping (id, incident_id, incident_version, person_id, told_at)
select id, incident_id, incident_version, person_id, told_at from same_person where outcome is null;
drop table same_person;

-- Whom records contradict: whatever else is told of her, she is looked at again. By all ids of a person.
create table contested_person (
    person_id uuid primary key
);
