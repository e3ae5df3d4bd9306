package org.project360.randomisation.method;

/** One rehearsed stratum, subject by subject. */
interface Run {

    /** The next arm, and whether no other had been possible. */
    record Drawn(int arm, boolean certain) {}

    Drawn next();
}
