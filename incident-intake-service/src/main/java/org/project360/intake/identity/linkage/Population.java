package org.project360.intake.identity.linkage;

/**
 * How many records a prior reckons with. Were it as many as are stored by then, a pair would be certain early and not late,
 * and the order of reports would tell who is one person: so it is what a store is expected to hold, and changes only each
 * time that the store has outgrown it and holds twice as many.
 *
 * @param expected from 1
 */
public record Population(long expected) {

    public Population {
        if (expected < 1) {
            throw new IllegalArgumentException("A population has at least one record: " + expected);
        }
    }

    /** @param stored how many records are stored, which may be an estimate */
    public long beside(long stored) {
        long population = expected;
        while (population < stored) {
            population *= 2;
        }
        return population;
    }
}
