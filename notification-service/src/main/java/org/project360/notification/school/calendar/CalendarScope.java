package org.project360.notification.school.calendar;

/** Whose days they are. */
enum CalendarScope {
    ESTABLISHMENT,
    LOCAL_AUTHORITY
}
