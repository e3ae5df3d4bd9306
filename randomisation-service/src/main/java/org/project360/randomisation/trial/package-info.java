/** A trial as data and its life: drafted, frozen with a sealed secret, opened by a second person, closed at its target. */
@NullMarked
package org.project360.randomisation.trial;

import org.jspecify.annotations.NullMarked;
