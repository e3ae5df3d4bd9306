/** Clocks as rows: set, moved and cancelled with their subject, fired by a ticker. */
@NullMarked
package org.project360.chassis.deadline;

import org.jspecify.annotations.NullMarked;
