/** Callers, events and rows for the tests of this service. */
@NullMarked
package org.project360.referral.testing;

import org.jspecify.annotations.NullMarked;
