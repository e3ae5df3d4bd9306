/** Randomisation alone: how long an allocation takes, whether its arm shows in that, and how many a second there are. */
@NullMarked
package org.project360.bench.allocation;

import org.jspecify.annotations.NullMarked;
