package org.project360.intake.identity.linkage;

/**
 * Counts pairs at one address by whether forename and date of birth differ. Where people live together both differ at once,
 * far more often than slips in the one and in the other would meet by chance.
 */
final class HomeCount {

    /** Pairs at one address, without which nothing is said of households. */
    private static final int ENOUGH = 20;
    /** From this odds ratio on the two differ together because of households. */
    private static final double ODDS_RATIO = 10;

    private final HouseholdRule rule;
    private long both;
    private long forename;
    private long birth;
    private long neither;
    private long two;

    HomeCount(HouseholdRule rule) {
        this.rule = rule;
    }

    void add(Level[] levels) {
        if (!rule.sameAddress(levels)) {
            return;
        }
        two += rule.certainlyTwo(levels) ? 1 : 0;
        boolean otherForename = rule.otherForename(levels);
        boolean otherBirth = rule.otherBirth(levels);
        both += otherForename && otherBirth ? 1 : 0;
        forename += otherForename && !otherBirth ? 1 : 0;
        birth += otherBirth && !otherForename ? 1 : 0;
        neither += otherForename || otherBirth ? 0 : 1;
    }

    /** True also where the data cannot tell. */
    boolean householdsThere() {
        if (!rule.canTell() || both + forename + birth + neither < ENOUGH) {
            return true;
        }
        return (both + 0.5) * (neither + 0.5) / ((forename + 0.5) * (birth + 0.5)) >= ODDS_RATIO;
    }

    /** @param pairs among how many pairs was counted */
    Households households(double pairs) {
        boolean there = householdsThere();
        return new Households((there ? two + 0.5 : 0.5) / pairs, there);
    }
}
