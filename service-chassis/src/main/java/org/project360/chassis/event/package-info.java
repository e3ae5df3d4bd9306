/** Events in: batches of records become transactions, poison is set aside, infrastructure failures are waited out. */
@NullMarked
package org.project360.chassis.event;

import org.jspecify.annotations.NullMarked;
