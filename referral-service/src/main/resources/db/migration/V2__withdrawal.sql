create table incident_revision (
    incident_ref uuid primary key,
    version int not null,
    exclusion text
);
comment on table incident_revision is
    'The latest version of every revised incident, also of those that were never referred: as keyed hashes, so that nothing can be read here of who was not';
comment on column incident_revision.exclusion is 'Why an allocated incident should not have been allocated';

alter table referral add column withdrawal text;
comment on column referral.withdrawal is 'Why the police''s later versions closed it; it opens again if a still later one says otherwise';
