-- That somebody got another service than her arm's is likelier in one arm, and so sealed; how many they are in a trial is not.
-- fact: SHA-256 of the override id.
create table evaluation.service_override (
    fact bytea primary key,
    trial_id uuid not null,
    sealed bytea not null
);
create index service_override_of on evaluation.service_override (trial_id);
