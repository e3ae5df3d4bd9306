/** Incidents and the versions of their reports: what was recorded, and what is announced about it. */
@NullMarked
package org.project360.intake.incident;

import org.jspecify.annotations.NullMarked;
