package org.project360.chassis.event;

import java.util.List;

/** An event that can never be accepted as it is: it is quarantined with these reasons, and its neighbours go on. */
public class RejectedEvent extends RuntimeException {

    /** One reason: JSON pointer (RFC 6901; empty for the whole), closed code, words without any value of the event. */
    public record Reason(String pointer, String code, String message) {}

    private final transient List<Reason> reasons;

    public RejectedEvent(List<Reason> reasons) {
        super(reasons.isEmpty() ? "rejected" : reasons.get(0).code(), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    public RejectedEvent(String pointer, String code, String message) {
        this(List.of(new Reason(pointer, code, message)));
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
