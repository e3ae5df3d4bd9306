/** A synthetic police force: a made-up sub-region, its incidents, and what a records system sends of them. */
@NullMarked
package org.project360.simulator;

import org.jspecify.annotations.NullMarked;
