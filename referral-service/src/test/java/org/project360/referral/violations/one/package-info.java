/** Deliberate violations, to see the rules fail. */
@NullMarked
package org.project360.referral.violations.one;

import org.jspecify.annotations.NullMarked;
