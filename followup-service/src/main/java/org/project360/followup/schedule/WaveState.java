package org.project360.followup.schedule;

/** What a wave is at a moment: see {@link WaveFacts#stateAt}. */
public enum WaveState {
    /** Not open yet. */
    UPCOMING,
    /** Open, and its target still to come. */
    OPEN,
    /** Open, and past its target. */
    OVERDUE,
    /** Its outcome is recorded, be it in the window or later. */
    COMPLETED,
    /** Closed without an outcome; one may still come late. */
    MISSED,
    /** Withdrawn, erased or a duplicate; a split may bring it back. */
    CANCELLED;

    /** Whether she may be contacted for it. */
    public boolean open() {
        return this == OPEN || this == OVERDUE;
    }

    /** Whether a collector has any business with it. */
    public boolean forCollectors() {
        return this != UPCOMING && this != CANCELLED;
    }
}
