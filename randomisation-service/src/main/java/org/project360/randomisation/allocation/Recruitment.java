package org.project360.randomisation.allocation;

/** How far a trial is: units drawn for, and the end of its ledger. */
record Recruitment(int units, LedgerHead ledger) {}
