-- What intake told last: how many incidents have no allocation yet. One row, and nothing of whose they are.
create table allocations_awaited (
    one boolean primary key default true check (one),
    incidents int not null,
    longest_reported_at timestamptz,
    counted_at timestamptz not null
);
