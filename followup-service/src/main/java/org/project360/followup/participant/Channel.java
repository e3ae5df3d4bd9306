package org.project360.followup.participant;

/** A way to reach a participant. */
public enum Channel {
    PHONE,
    VOICEMAIL,
    TEXT,
    EMAIL,
    LETTER,
    VISIT
}
