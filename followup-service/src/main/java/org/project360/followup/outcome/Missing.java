package org.project360.followup.outcome;

/** Why an item has no answer. */
public enum Missing {
    REFUSED,
    NOT_ASKED,
    UNSAFE_TO_ASK,
    UNKNOWN
}
