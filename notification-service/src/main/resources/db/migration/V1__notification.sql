create table establishment (
    urn text primary key,
    name text not null,
    type text not null,
    status text not null check (status in ('OPEN', 'PROPOSED_TO_CLOSE', 'PROPOSED_TO_OPEN', 'CLOSED')),
    town text,
    postcode text,
    la_code text,
    low_age int,
    high_age int,
    name_key text not null,
    town_key text,
    outward text
);
create index establishment_name on establishment (name_key);

create table register_import (
    id uuid primary key,
    imported_at timestamptz not null,
    imported_by text not null,
    rows int not null,
    opened int not null,
    closed int not null,
    renamed int not null,
    moved int not null,
    absent int not null,
    rejected int not null
);

create table calendar_entry (
    id bigint generated always as identity primary key,
    scope text not null check (scope in ('ESTABLISHMENT', 'LOCAL_AUTHORITY')),
    scope_id text not null,
    kind text not null check (kind in ('TERM', 'INSET', 'CLOSURE')),
    from_day date not null,
    until_day date not null,
    note text,
    check (from_day <= until_day)
);
create index calendar_entry_scope on calendar_entry (scope, scope_id);

create table bank_holiday_override (
    day date primary key,
    closed boolean not null,
    title text not null
);

-- Who deletes wrapped_key has erased the child. Writers of a child's notices hold this row.
create table child_key (
    child_id uuid primary key,
    wrapped_key bytea,
    erased_at timestamptz
);

-- Whose an incident's child is now: for every incident (the nil id) after a merge, for one incident after a split.
create table child_redirect (
    from_child uuid not null,
    incident_id uuid not null,
    to_child uuid not null,
    at timestamptz not null,
    primary key (from_child, incident_id)
);
create index child_redirect_to on child_redirect (to_child);

create table notice (
    id uuid primary key,
    incident_id uuid not null,
    child_id uuid not null,
    told_child_id uuid not null,
    force text not null,
    incident_version int not null,
    reported_at timestamptz not null,
    status text not null check (status in ('HELD', 'NOT_NOTIFIED', 'SENT', 'READ', 'ANSWERED', 'RECALLED')),
    establishment_urn text references establishment (urn),
    routing_rule text not null,
    routing_reason text,
    routing_candidates text[] not null,
    routed_by text not null,
    sealed bytea,
    revision int not null,
    created_at timestamptz not null,
    decide_by timestamptz,
    undecided_at timestamptz,
    mailed_at timestamptz,
    deliver_by timestamptz,
    breached_at timestamptz,
    received_at timestamptz,
    received_by text,
    read_at timestamptz,
    read_by text,
    answered_at timestamptz,
    answered_by text,
    answer text,
    recalled_at timestamptz,
    recall_reason text,
    erased_at timestamptz,
    version bigint not null,
    check ((establishment_urn is null) = (mailed_at is null)),
    check (status not in ('SENT', 'READ', 'ANSWERED') or (establishment_urn is not null and deliver_by is not null)),
    check ((status = 'RECALLED') = (recalled_at is not null)),
    check ((sealed is null) = (erased_at is not null))
);
-- I6: each incident, child and establishment has one effective notice.
create unique index notice_effective on notice (incident_id, child_id, establishment_urn) nulls not distinct
    where status <> 'RECALLED';
create index notice_child on notice (child_id);
create index notice_mailbox on notice (establishment_urn, created_at desc, id desc) where establishment_urn is not null;
create index notice_feed on notice (establishment_urn, mailed_at desc, id desc) where establishment_urn is not null;
create index notice_listing on notice (created_at desc, id desc);
create index notice_status on notice (status, created_at desc, id desc);
create index notice_held on notice (decide_by, id) where status = 'HELD';
create index notice_overdue on notice (deliver_by, id) where status = 'SENT' and breached_at is not null;
