-- An error that turned out to be none: it stays in the register and counts no more.
create table trial_error_withdrawal (
    error_id uuid primary key references trial_error,
    withdrawn_at timestamptz not null
);
create trigger trial_error_withdrawal_append_only before update or delete or truncate on trial_error_withdrawal
    for each statement execute function refuse_change();

-- Whoever is in conflict already was drawn for twice, and is in the register from now on.
insert into trial_error (id, trial_id, person_id, type, reported_by, reported_at)
select id, trial_id, later_person_id, 'TWICE', 'system:randomisation', found_at from arm_conflict where split_at is null;
