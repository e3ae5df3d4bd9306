/** Rejected events, kept where they can be read, corrected and replayed. */
@NullMarked
package org.project360.chassis.quarantine;

import org.jspecify.annotations.NullMarked;
