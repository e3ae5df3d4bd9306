/** The 24-hour clocks: elapsed time, steps on the way, breaches; a step that has passed is told once. */
@NullMarked
package org.project360.referral.clock;

import org.jspecify.annotations.NullMarked;
