/** Events out: written with the business rows, published after the commit, in order per key. */
@NullMarked
package org.project360.chassis.outbox;

import org.jspecify.annotations.NullMarked;
