package org.project360.chassis.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** The trace that the work of this thread belongs to. */
public final class CurrentEvent {

    private static final ThreadLocal<@Nullable String> TRACEPARENT = new ThreadLocal<>();

    private CurrentEvent() {}

    static void enter(@Nullable String traceparent) {
        TRACEPARENT.set(traceparent);
    }

    static void leave() {
        TRACEPARENT.remove();
    }

    /** The W3C traceparent to hand on, if there is one. */
    public static @Nullable String traceparent() {
        String inherited = TRACEPARENT.get();
        if (inherited != null) {
            return inherited;
        }
        SpanContext context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }
}
