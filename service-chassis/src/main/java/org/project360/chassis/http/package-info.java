/** Entity tags, idempotency keys and signed cursors. */
@NullMarked
package org.project360.chassis.http;

import org.jspecify.annotations.NullMarked;
