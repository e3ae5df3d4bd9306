/** Each event takes effect once. */
@NullMarked
package org.project360.chassis.inbox;

import org.jspecify.annotations.NullMarked;
