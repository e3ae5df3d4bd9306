/** Checks the invariants I1 to I11 of a stack at rest, from its stores and topics alone; shares no code with a service. */
@NullMarked
package org.project360.oracle;

import org.jspecify.annotations.NullMarked;
