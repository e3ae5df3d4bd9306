-- Whose arm somebody was told, and since when; never which arm. It may be known before the enrolment is.
create table unblinded_participant (
    trial_id uuid not null,
    person_id uuid not null,
    unblinded_at timestamptz not null,
    primary key (trial_id, person_id)
);
