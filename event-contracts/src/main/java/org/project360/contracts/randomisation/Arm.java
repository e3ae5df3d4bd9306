package org.project360.contracts.randomisation;

public enum Arm {
    TREATMENT,
    CONTROL
}
