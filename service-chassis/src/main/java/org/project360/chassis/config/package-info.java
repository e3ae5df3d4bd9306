/** Settings of the chassis. */
@NullMarked
package org.project360.chassis.config;

import org.jspecify.annotations.NullMarked;
