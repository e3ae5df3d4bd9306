/** Chance that comes out the same for the same seed, on every machine. */
@NullMarked
package org.project360.simulator.seed;

import org.jspecify.annotations.NullMarked;
