/** One schedule a participant and trial, its waves, and the worklist of those who gather outcomes. Blind to the arm. */
@NullMarked
package org.project360.followup.schedule;

import org.jspecify.annotations.NullMarked;
