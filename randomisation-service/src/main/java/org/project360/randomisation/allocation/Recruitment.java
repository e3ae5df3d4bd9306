package org.project360.randomisation.allocation;

/** How far a trial is: units drawn for, the end of its ledger, and the rows that wait to be chained to it after a restore. */
record Recruitment(int units, LedgerHead ledger, long unchained) {}
