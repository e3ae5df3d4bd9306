package org.project360.notification.notice;

/** Why a notice is no longer effective. */
enum RecallReason {
    /** Two children turned out to be one; the other notice stands. */
    DUPLICATE_CHILD,
    /** The police have withdrawn the incident. */
    INCIDENT_WITHDRAWN,
    /** A later version of the incident does not name the child any more. */
    CHILD_NOT_NAMED,
    /** The police corrected the school, or what it was found by. */
    ROUTED_ELSEWHERE
}
