package org.project360.followup.attempt;

/** What came of an attempt; a closed list. */
public enum AttemptOutcome {
    /** She took part, now or by appointment kept. */
    REACHED,
    /** Reached; she wants to be called at another time. */
    CALL_BACK_ASKED,
    /** Reached; she does not want this wave. */
    DECLINED,
    /** Reached; she could not speak safely. The attempt ended at once. */
    NOT_SAFE_TO_SPEAK,
    NO_ANSWER,
    /** Somebody else answered; nothing was said. */
    OTHER_PERSON,
    MESSAGE_LEFT,
    /** A text, mail or letter went out. */
    SENT,
    /** The number or address does not work any more. */
    NOT_VALID,
    DROPPED
}
