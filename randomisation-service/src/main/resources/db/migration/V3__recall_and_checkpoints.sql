-- How far the allocation topic is known to agree with this database; a database that is set back reads from there again.
create table recall_place (
    trial_id uuid not null,
    partition int not null,
    next_offset bigint not null,
    primary key (trial_id, partition)
);

-- Published allocations that were written back while a draw before them in their stratum, never published, was lost. Their
-- ledger row is added as soon as that place has been drawn for anew.
create table unchained_row (
    trial_id uuid not null,
    allocation_id uuid not null,
    row text not null check (row is json object),
    primary key (trial_id, allocation_id)
);

-- Signed ends of the ledger, made every minute in which it grew.
create table ledger_checkpoint (
    trial_id uuid not null,
    length bigint not null,
    hash bytea not null,
    public_hash bytea not null,
    at timestamptz not null,
    signature bytea not null,
    primary key (trial_id, length)
);
create trigger ledger_checkpoint_append_only before update or delete or truncate on ledger_checkpoint
    for each statement execute function refuse_change();
