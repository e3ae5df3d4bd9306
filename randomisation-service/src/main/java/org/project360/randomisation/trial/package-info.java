/** A trial as data and its life: drafted, validated, frozen with a sealed secret, opened; changed afterwards by two people alone. */
@NullMarked
package org.project360.randomisation.trial;

import org.jspecify.annotations.NullMarked;
