/** Refusals and faults over HTTP, as RFC 9457 problem details. */
@NullMarked
package org.project360.chassis.problem;

import org.jspecify.annotations.NullMarked;
