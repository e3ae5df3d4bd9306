/** How far the trial is, never by arm. */
@NullMarked
package org.project360.randomisation.monitoring;

import org.jspecify.annotations.NullMarked;
