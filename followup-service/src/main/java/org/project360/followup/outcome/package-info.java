/** What she answered at a wave, its corrections, and the alarm that a dangerous answer raises in either arm. */
@NullMarked
package org.project360.followup.outcome;

import org.jspecify.annotations.NullMarked;
