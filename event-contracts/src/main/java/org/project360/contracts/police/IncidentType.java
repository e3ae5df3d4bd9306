package org.project360.contracts.police;

public enum IncidentType {
    DOMESTIC_ABUSE_CRIME,
    DOMESTIC_ABUSE_NON_CRIME,
    OTHER
}
