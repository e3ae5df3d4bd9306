create table inbox (
    source text not null,
    event_id text not null,
    topic text not null,
    received_at timestamptz not null default now(),
    primary key (source, event_id)
);
create index inbox_received_at on inbox using brin (received_at);

create table outbox (
    id bigint generated always as identity primary key,
    shard smallint not null,
    event_id uuid not null,
    topic text not null,
    key text not null,
    event_time timestamptz not null,
    content_type text not null,
    traceparent text,
    payload bytea not null,
    created_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

create table kafka_offset (
    topic text not null,
    partition int not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

create table deadline (
    id uuid primary key,
    kind text not null,
    subject uuid not null,
    due_at timestamptz not null,
    fired_at timestamptz,
    cancelled_at timestamptz
);
create unique index deadline_open on deadline (subject, kind) where fired_at is null and cancelled_at is null;
create index deadline_due on deadline (due_at) where fired_at is null and cancelled_at is null;

create table quarantine (
    id uuid primary key,
    topic text not null,
    partition int not null,
    record_offset bigint not null,
    record_key text,
    event_id text,
    event_source text,
    headers jsonb not null,
    payload bytea not null,
    reasons jsonb not null,
    status text not null,
    held_at timestamptz not null,
    settled_at timestamptz,
    version bigint not null default 0
);
create index quarantine_listing on quarantine (held_at, id);

create table idempotency_key (
    client text not null,
    scope text not null,
    key text not null,
    fingerprint bytea not null,
    status int,
    location text,
    etag text,
    body bytea,
    created_at timestamptz not null,
    primary key (client, scope, key)
);

create table audit_entry (
    sequence bigint primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    detail text not null,
    previous bytea not null,
    hash bytea not null
);
create table audit_head (
    only_one boolean primary key default true check (only_one),
    sequence bigint not null,
    hash bytea not null
);
insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name;
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
