/** How far the trial is, never by arm; and, apart from that, by arm for those who may know. */
@NullMarked
package org.project360.randomisation.monitoring;

import org.jspecify.annotations.NullMarked;
