/** Callers, events, schools and rows for the tests of this service. */
@NullMarked
package org.project360.notification.testing;

import org.jspecify.annotations.NullMarked;
