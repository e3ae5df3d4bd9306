package org.project360.simulator.violation.two;

import org.project360.simulator.violation.one.There;

/** With {@link There} a cycle on purpose, to see the rule fail. */
public record Back(There there) {}
