/** Breaks the rules on purpose. */
@NullMarked
package org.project360.notification.violations.two;

import org.jspecify.annotations.NullMarked;
