create table effect (
    event_id text primary key,
    key text not null,
    number int not null,
    place bigint generated always as identity
);
create table total (key text primary key, sum bigint not null);
