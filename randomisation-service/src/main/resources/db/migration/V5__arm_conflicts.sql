-- Two participants who turned out to be one person, with different arms: neither allocation changes, the first counts.
-- Over as soon as a split takes them apart. That the arms differ stands here, which arm is whose does not.
create table arm_conflict (
    id uuid primary key,
    trial_id uuid not null,
    first_person_id uuid not null,
    first_unit_id uuid not null,
    later_person_id uuid not null,
    later_unit_id uuid not null,
    found_at timestamptz not null,
    split_at timestamptz
);
create unique index arm_conflict_holds on arm_conflict (trial_id, first_person_id, later_person_id)
    where split_at is null;
create index arm_conflict_later on arm_conflict (later_person_id) where split_at is null;
create index arm_conflict_first on arm_conflict (first_person_id) where split_at is null;
create index arm_conflict_listing on arm_conflict (trial_id, found_at, id);

create trigger arm_conflict_never_deleted before delete or truncate on arm_conflict
    for each statement execute function refuse_change();
