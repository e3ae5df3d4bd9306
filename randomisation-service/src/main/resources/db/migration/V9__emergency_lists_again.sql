-- A list that a restore has forgotten is asked for again by its id: its draws and codes follow from that and the secret.
alter table emergency_list add column registered_again boolean not null default false;
