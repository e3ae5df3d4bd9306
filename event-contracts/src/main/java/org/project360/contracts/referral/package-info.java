/** Facts that referral publishes. */
@NullMarked
package org.project360.contracts.referral;

import org.jspecify.annotations.NullMarked;
