/** People, homes and schools as they truly are; the same for the same seed, whatever is sent of them. */
@NullMarked
package org.project360.simulator.world;

import org.jspecify.annotations.NullMarked;
