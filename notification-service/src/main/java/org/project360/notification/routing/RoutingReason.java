package org.project360.notification.routing;

/** Why no rule found an establishment. */
public enum RoutingReason {
    NO_SCHOOL_TOLD,
    URN_UNKNOWN,
    ESTABLISHMENT_CLOSED,
    NO_AREA_TOLD,
    NO_MATCH,
    SEVERAL_MATCHES,
    AGE_DOES_NOT_FIT,
    /** Nobody to notify: younger than reception when it was reported. */
    UNDER_SCHOOL_AGE,
    /** Nobody to notify: of age when it was reported. */
    ADULT,
    /** Nobody to notify: the person asked to be forgotten. */
    CHILD_ERASED
}
