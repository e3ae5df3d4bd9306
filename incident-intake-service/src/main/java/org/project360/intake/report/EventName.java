package org.project360.intake.report;

import org.project360.chassis.event.IncomingEvent;

/** CloudEvents source and id, which together name an event. */
record EventName(String source, String id) {

    static EventName of(IncomingEvent event) {
        return new EventName(event.source(), event.id());
    }
}
