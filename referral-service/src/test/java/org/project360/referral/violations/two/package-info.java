/** Deliberate violations, to see the rules fail. */
@NullMarked
package org.project360.referral.violations.two;

import org.jspecify.annotations.NullMarked;
