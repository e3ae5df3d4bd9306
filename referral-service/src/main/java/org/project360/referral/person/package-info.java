/** Who is who: merges, splits and erasures, followed without storing anything readable of people who were never referred. */
@NullMarked
package org.project360.referral.person;

import org.jspecify.annotations.NullMarked;
