-- Sealed. That a referral exists tells the arm, so no row here names a person in clear, no row elsewhere points here, and
-- no code but package evaluation.sealed reads or writes it. Where collectors' tooling reaches the database, connect it
-- with a role that has no grant on this schema.
create schema evaluation;
revoke all on schema evaluation from public;
comment on schema evaluation is 'Sealed: reveals the arm. No grant to anyone but the service and the unblinding role.';

-- fact: SHA-256 of the step, so that a step is kept once; sealed: the event, encrypted under the service key.
create table evaluation.case_progress (
    fact bytea primary key,
    sealed bytea not null
);

-- fact: SHA-256 of the outcome id.
create table evaluation.arm_guess (
    fact bytea primary key,
    sealed bytea not null
);
