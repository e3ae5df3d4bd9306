package org.project360.contracts;

public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
