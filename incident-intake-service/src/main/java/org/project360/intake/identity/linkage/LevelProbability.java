package org.project360.intake.identity.linkage;

/**
 * What a level says: {@code m} is its probability where two records are of one person, {@code u} where they are of two,
 * both in (0, 1). Of levels of agreement they are given that both records have a value.
 */
public record LevelProbability(Level level, double m, double u) {

    /** Evidence for one person in bits, log2(m/u): positive speaks for it, negative against. */
    public double bits() {
        return Log2.of(m / u);
    }
}
