/** One service alone beside the hand-written loop, round by round, on fresh topics and tables. */
@NullMarked
package org.project360.bench.stage;

import org.jspecify.annotations.NullMarked;
