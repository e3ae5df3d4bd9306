/** How often before, and whether the victim may enter the trial. */
@NullMarked
package org.project360.intake.cohort;

import org.jspecify.annotations.NullMarked;
