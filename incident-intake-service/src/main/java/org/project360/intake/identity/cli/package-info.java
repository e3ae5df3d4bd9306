/** The command line {@code p360 linkage}: fits models and measures them, with the code that links reports. */
@NullMarked
package org.project360.intake.identity.cli;

import org.jspecify.annotations.NullMarked;
