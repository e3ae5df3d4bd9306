/** When a school is open: bank holidays, terms, INSET days and closures. A day nobody knows is open. */
@NullMarked
package org.project360.notification.school.calendar;

import org.jspecify.annotations.NullMarked;
