package org.project360.simulator.report;

/** How a child's school was told to the officer. */
public enum Telling {
    /** By its number in the register. */
    URN,
    /** By the register's name and town. */
    NAME,
    /** By a name the register does not have. */
    VARIATION,
    /** A place that is no school of the register. */
    OUTSIDE_REGISTER,
    /** Nobody could say, or the child is at none. */
    UNKNOWN
}
