-- Files of reports: each is a row, its content in sealed pieces of one megabyte, so that any instance goes on with it.
create table report_file (
    id uuid primary key,
    force text not null,
    -- what its sender calls it; the key tells whether it came before
    name text not null,
    file_key text not null,
    origin text not null check (origin in ('HTTP', 'DROP')),
    format text not null check (format in ('NDJSON', 'CSV')),
    historic boolean not null,
    status text not null check (status in ('UPLOADING', 'RECEIVED', 'RUNNING', 'DONE', 'FAILED')),
    digest bytea,
    bytes bigint not null default 0,
    -- how far it is, written in the transaction that takes the lines before
    bytes_done bigint not null default 0,
    lines_done bigint not null default 0,
    accepted bigint not null default 0,
    duplicate bigint not null default 0,
    rejected bigint not null default 0,
    windows_1252 bigint not null default 0,
    failure jsonb,
    leased_by uuid,
    leased_until timestamptz,
    received_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz
);
-- One file of a key; an upload that broke off and a file that could not be read leave the key free.
create unique index report_file_key on report_file (force, file_key) where status in ('RECEIVED', 'RUNNING', 'DONE');
create index report_file_waiting on report_file (received_at) where status in ('RECEIVED', 'RUNNING');

create table report_file_piece (
    file_id uuid not null,
    number int not null,
    content bytea not null,
    primary key (file_id, number)
);
-- Ciphertext does not compress; do not try.
alter table report_file_piece alter column content set storage external;

-- Why lines were rejected: places and codes, never a value.
create table report_file_reject (
    file_id uuid not null,
    line bigint not null,
    place int not null,
    pointer text not null,
    code text not null,
    message text not null,
    quarantine_id uuid,
    primary key (file_id, line, place)
);
