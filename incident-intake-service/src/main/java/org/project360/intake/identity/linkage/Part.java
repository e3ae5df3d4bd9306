package org.project360.intake.identity.linkage;

/**
 * In which part somebody is spoken of. Records of different parts are never compared: what is said of a perpetrator is no
 * evidence about a victim.
 */
public enum Part {
    VICTIM,
    PERPETRATOR,
    CHILD,
    HOUSEHOLD_MEMBER
}
