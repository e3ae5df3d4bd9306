package org.project360.contracts;

/** The perpetrator, seen from the victim. */
public enum Relationship {
    PARTNER,
    FORMER_PARTNER,
    PARENT,
    CHILD,
    SIBLING,
    OTHER_FAMILY,
    UNKNOWN
}
