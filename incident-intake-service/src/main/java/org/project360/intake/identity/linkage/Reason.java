package org.project360.intake.identity.linkage;

/** Why a decision is not more certain than it is. */
public enum Reason {
    /** Nothing holds it back. */
    CLEAR,
    NOBODY_LIKE_IT,
    BELOW_THRESHOLD,
    /** The score is high, but fewer than two groups of fields speak for it. */
    TOO_LITTLE_EVIDENCE,
    /** It looks like another person of the same household. */
    OTHER_OF_HOUSEHOLD,
    /** One record of the person disagrees too much. */
    WEAKEST_LINK,
    /** Somebody has said, on the same evidence, that it is of nobody who is like it. */
    KNOWN_APART,
    /** Another person is nearly as likely, and is not the same one. */
    TOO_CLOSE_TO_ANOTHER
}
