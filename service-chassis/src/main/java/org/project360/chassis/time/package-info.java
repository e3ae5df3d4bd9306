/** The one source of now. */
@NullMarked
package org.project360.chassis.time;

import org.jspecify.annotations.NullMarked;
