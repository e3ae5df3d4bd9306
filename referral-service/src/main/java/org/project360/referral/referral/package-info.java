/** Referrals of treatment participants: opened, listed, read, closed. */
@NullMarked
package org.project360.referral.referral;

import org.jspecify.annotations.NullMarked;
