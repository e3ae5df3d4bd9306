package org.project360.intake.identity;

/** How sure it is who the victim of an incident is. */
public enum Certainty {
    /** The evidence identifies her, or a steward has looked. */
    CERTAIN,
    /** She may be somebody known; a steward is to look, and what depends on it waits. */
    IN_REVIEW,
    /** She may be somebody known, and there is no more time to wait: she is taken for a person of her own. */
    PROVISIONAL,
    /** The evidence identifies nobody. */
    UNKNOWN
}
