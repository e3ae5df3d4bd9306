package org.project360.intake.identity;

/** What somebody is in an incident. */
public enum Role {
    VICTIM,
    PERPETRATOR,
    CHILD,
    HOUSEHOLD_MEMBER
}
