-- Incidents of which randomisation said that they will not be allocated: nobody waits for them.
create table declined_candidate (
    incident_id uuid primary key,
    declined_at timestamptz not null
);

-- The latest candidates, among which those are sought that have no allocation yet.
create index incident_candidate on incident (candidate_at) where candidate_at is not null;
