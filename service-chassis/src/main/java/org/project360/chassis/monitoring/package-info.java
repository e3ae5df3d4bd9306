/** What operators see: health and metrics, never a payload. */
@NullMarked
package org.project360.chassis.monitoring;

import org.jspecify.annotations.NullMarked;
