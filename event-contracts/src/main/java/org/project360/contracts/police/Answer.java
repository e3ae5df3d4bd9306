package org.project360.contracts.police;

public enum Answer {
    YES,
    NO,
    NOT_KNOWN
}
