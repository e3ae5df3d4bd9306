package org.project360.referral.safecontact;

import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether she may be called, in a word, a colour and a sentence; never by colour alone. */
public record CallSafety(
        Status status,
        String colour,
        String words,
        @Nullable OffsetDateTime notBefore) {

    /** The word. */
    public enum Status {
        SAFE_TO_CALL_NOW,
        NOT_BEFORE,
        DO_NOT_CALL
    }

    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.UK);

    static CallSafety callNow() {
        return new CallSafety(Status.SAFE_TO_CALL_NOW, "green", "Safe to call now", null);
    }

    static CallSafety notBefore(ZonedDateTime time) {
        return new CallSafety(Status.NOT_BEFORE, "amber", "Not before " + SPOKEN.format(time), time.toOffsetDateTime());
    }

    /** Nothing is known to be safe. */
    public static CallSafety doNotCall() {
        return new CallSafety(Status.DO_NOT_CALL, "red", "Do not call", null);
    }
}
