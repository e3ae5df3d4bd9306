package org.project360.intake.identity.linkage;

/**
 * How often a comparison vector was met. {@code levels} has for each field the place of the level among those of its kind,
 * or a negative number where a value is missing.
 */
record Pattern(int[] levels, double count) {

    static final int ONE_MISSING = -1;
    static final int BOTH_MISSING = -2;
}
