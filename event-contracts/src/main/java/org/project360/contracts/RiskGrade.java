package org.project360.contracts;

/** Grade of a DASH or DARA risk assessment, lowest first. */
public enum RiskGrade {
    STANDARD,
    MEDIUM,
    HIGH
}
