package org.project360.intake.identity.linkage;

/** How far two values of a field agree; each {@link Kind} of field uses some of these, strongest first. */
public enum Level {
    EQUAL,
    /** Forename and surname stand in each other's place; counted once, with the forename. */
    SWAPPED,
    NICKNAME,
    /** One of them is the other's initial. */
    INITIAL,
    /** One letter or digit is missing, added, other, or changed places with its neighbour. */
    ONE_EDIT,
    /** One is a part of the other, or they share a word. */
    PART,
    /** They sound the same. */
    SOUND,
    SIMILAR,
    DAY_MONTH_SWAPPED,
    /** Two of three parts of a date agree. */
    TWO_PARTS,
    TWO_DIGITS,
    YEAR,
    /** The same postal area. */
    AREA,
    /** The part before the sign of an e-mail address. */
    LOCAL_PART,
    DIFFERENT,
    /** One record has a value, the other none. */
    ONE_MISSING,
    BOTH_MISSING;

    boolean isMissing() {
        return this == ONE_MISSING || this == BOTH_MISSING;
    }
}
