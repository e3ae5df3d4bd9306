package org.project360.contracts;

/** Whether the child was there when it happened. */
public enum Presence {
    PRESENT,
    NOT_PRESENT,
    UNKNOWN
}
