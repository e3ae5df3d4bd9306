package org.project360.followup.attempt;

/** Why an attempt was made where her instructions did not allow it; a closed list, every use is audited. */
public enum OverrideReason {
    /** She rang or wrote first. */
    SHE_CONTACTED_US,
    /** She asked for this moment since the instructions were taken. */
    SHE_ASKED_FOR_THIS_TIME,
    /** Somebody's life or a child is in danger, and a team lead agreed. */
    DANGER_TO_LIFE
}
