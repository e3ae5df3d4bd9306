/** Attempts to reach a participant for a wave: how often, how soon, and only when it is safe. */
@NullMarked
package org.project360.followup.attempt;

import org.jspecify.annotations.NullMarked;
