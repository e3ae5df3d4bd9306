package org.project360.intake.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent.Reason;

/**
 * A report that came among many, read: it can be accepted, or is to be set aside for reasons, or is refused and nothing of
 * it kept. Made by {@link ReadLines}, taken by {@link TakeLines}.
 */
public final class Line {

    private final IncomingEvent event;
    private final @Nullable PoliceReport report;
    private final List<Reason> reasons;
    private final boolean kept;

    private Line(IncomingEvent event, @Nullable PoliceReport report, List<Reason> reasons, boolean kept) {
        this.event = event;
        this.report = report;
        this.reasons = reasons;
        this.kept = kept;
    }

    static Line readable(IncomingEvent event, PoliceReport report) {
        return new Line(event, report, List.of(), true);
    }

    static Line setAside(IncomingEvent event, List<Reason> reasons) {
        return new Line(event, null, reasons, true);
    }

    static Line refused(IncomingEvent event, List<Reason> reasons) {
        return new Line(event, null, reasons, false);
    }

    Line failed(Reason reason) {
        return setAside(event, List.of(reason));
    }

    IncomingEvent event() {
        return event;
    }

    @Nullable
    PoliceReport report() {
        return report;
    }

    List<Reason> reasons() {
        return reasons;
    }

    boolean kept() {
        return kept;
    }

    @Override
    public String toString() {
        return "Line[***]";
    }
}
