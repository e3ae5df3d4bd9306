package org.project360.randomisation.allocation;

/**
 * How far a trial is: units drawn for, the end of its ledger, the rows that wait to be chained to it after a restore, and the
 * units that are reserved for emergency lists.
 */
record Recruitment(int units, LedgerHead ledger, long unchained, int reserved) {}
