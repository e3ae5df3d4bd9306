create table incident_revision (
    incident_id uuid primary key,
    version int not null
);
comment on table incident_revision is
    'The latest version of every incident that was revised: a child told of by an earlier one is outdated';
