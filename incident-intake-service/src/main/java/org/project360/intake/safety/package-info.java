/** Participants of either arm whose later reports call for the high-risk route or for a person to look. */
@NullMarked
package org.project360.intake.safety;

import org.jspecify.annotations.NullMarked;
