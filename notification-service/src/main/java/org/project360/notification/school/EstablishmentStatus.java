package org.project360.notification.school;

import java.util.Map;
import java.util.Optional;

/** The status of an establishment, as the national register names it. */
public enum EstablishmentStatus {
    OPEN,
    PROPOSED_TO_CLOSE,
    PROPOSED_TO_OPEN,
    CLOSED;

    private static final Map<String, EstablishmentStatus> REGISTER = Map.of(
            "Open", OPEN,
            "Open, but proposed to close", PROPOSED_TO_CLOSE,
            "Proposed to open", PROPOSED_TO_OPEN,
            "Closed", CLOSED);

    static Optional<EstablishmentStatus> fromRegister(String text) {
        return Optional.ofNullable(REGISTER.get(text));
    }

    /** Whether there are pupils, and somebody to read a notice. */
    public boolean receives() {
        return this == OPEN || this == PROPOSED_TO_CLOSE;
    }
}
