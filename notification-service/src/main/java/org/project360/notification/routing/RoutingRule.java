package org.project360.notification.routing;

/** By which rule a notice found its establishment. */
public enum RoutingRule {
    /** The register number was told, and that establishment is open. */
    URN_TOLD,
    /** The told name is that of exactly one fitting establishment in the told town. */
    NAME_IN_TOLD_TOWN,
    /** No town was told; the told name is that of exactly one fitting establishment in the town or outward code of home. */
    NAME_IN_HOME_AREA,
    /** A notification officer decided. */
    BY_PERSON,
    /** None found one. */
    NONE
}
