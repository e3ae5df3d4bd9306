-- Trials that minimise: the figures of their design are simulated, and what each arm has had in every level is kept, sealed, of
-- exactly the rows in the ledger.
alter table trial add column guess_probability_error float8;
alter table recruitment add column sealed_tally bytea;
alter table test_trials.recruitment add column sealed_tally bytea;
