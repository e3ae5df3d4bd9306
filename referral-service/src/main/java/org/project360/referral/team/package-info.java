/** Who does what: claims, assignment and the duty desk. */
@NullMarked
package org.project360.referral.team;

import org.jspecify.annotations.NullMarked;
