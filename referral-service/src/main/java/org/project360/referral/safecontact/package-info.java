/** When and how it is safe to reach her. Nothing is safe unless it is said to be. */
@NullMarked
package org.project360.referral.safecontact;

import org.jspecify.annotations.NullMarked;
