package org.project360.notification.school.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;

/** When schools open. */
@ConfigMapping(prefix = "notification.calendar")
interface CalendarConfig {

    /** The start of a school's day, Europe/London, HH:mm. */
    @WithDefault("08:30")
    LocalTime opening();
}
