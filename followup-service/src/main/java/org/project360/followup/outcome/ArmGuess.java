package org.project360.followup.outcome;

/** What the collector believes at the end of an interview; a check of the blinding, never shown again. */
public enum ArmGuess {
    TREATMENT,
    CONTROL,
    NO_IDEA
}
