/** Who is calling. */
@NullMarked
package org.project360.chassis.security;

import org.jspecify.annotations.NullMarked;
