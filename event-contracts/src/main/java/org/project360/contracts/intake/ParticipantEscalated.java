package org.project360.contracts.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * A later report of a participant of either arm calls for the high-risk route, or for a person to look, before
 * {@code dueAt}. Once for each trigger and incident; the allocation stays as it is.
 */
public record ParticipantEscalated(
        UUID escalationId,
        UUID personId,
        UUID incidentId,
        int incidentVersion,
        Trigger trigger,
        Instant raisedAt,
        Instant dueAt) {

    /** What the report said. */
    public enum Trigger {
        HIGH_GRADE,
        VISIBLE_HIGH_RISK,
        HONOUR_BASED,
        STRANGULATION,
        WEAPON,
        PREGNANCY,
        PROFESSIONAL_JUDGEMENT,
        /** Three or more incidents in twelve months, and more than in the twelve months before: a person must look. */
        RISING_FREQUENCY
    }
}
