package org.project360.intake.identity.linkage;

/** How sure it is that a record is of a known person. */
public enum Grade {
    CERTAIN,
    /** Somebody must look; until then the record is of a person of its own. */
    POSSIBLE,
    NONE
}
