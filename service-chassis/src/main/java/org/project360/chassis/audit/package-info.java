/** Who read or wrote what about whom: append-only, hash-chained, in the transaction of the act. */
@NullMarked
package org.project360.chassis.audit;

import org.jspecify.annotations.NullMarked;
