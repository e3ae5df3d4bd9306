/** Who takes part: contact details under a key of their own, when contact is safe, withdrawal, merging and erasure. Blind to the arm. */
@NullMarked
package org.project360.followup.participant;

import org.jspecify.annotations.NullMarked;
