/** Kafka offsets kept in the service's own database, in the transaction of their records. */
@NullMarked
package org.project360.chassis.offset;

import org.jspecify.annotations.NullMarked;
