/** Breaks the rules on purpose. */
@NullMarked
package org.project360.notification.violations.one;

import org.jspecify.annotations.NullMarked;
