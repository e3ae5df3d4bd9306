/** Reports out by Kafka and HTTP, receipts in. */
@NullMarked
package org.project360.simulator.send;

import org.jspecify.annotations.NullMarked;
