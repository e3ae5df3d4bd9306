/** How many incidents have no allocation yet, for the desk: a number, and nobody by it. */
@NullMarked
package org.project360.referral.awaited;

import org.jspecify.annotations.NullMarked;
