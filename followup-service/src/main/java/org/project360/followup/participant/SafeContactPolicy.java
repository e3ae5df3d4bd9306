package org.project360.followup.participant;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SafeWindow;

/**
 * The hard rule of safe contact: a channel that she did not name safe is never used, and a safe one only inside a window
 * of hers, in Europe/London wall-clock time. No window means that no time is known to be safe.
 */
public final class SafeContactPolicy {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private SafeContactPolicy() {}

    /** What holds for each channel at a moment. */
    public static List<Guidance> at(SafeContact safe, Instant moment) {
        return Arrays.stream(Channel.values())
                .map(channel -> at(safe, channel, moment))
                .toList();
    }

    /** What holds for one channel at a moment. */
    public static Guidance at(SafeContact safe, Channel channel, Instant moment) {
        if (!named(safe, channel)) {
            return new Guidance(channel, Guidance.Verdict.DO_NOT_USE, null);
        }
        List<SafeWindow> windows = safe.windows() == null ? List.of() : safe.windows();
        if (windows.stream().anyMatch(window -> holds(window, moment))) {
            return new Guidance(channel, Guidance.Verdict.SAFE_NOW, null);
        }
        return windows.stream()
                .flatMap(window -> nextStart(window, moment))
                .min(Instant::compareTo)
                .map(start -> new Guidance(channel, Guidance.Verdict.NOT_BEFORE, start))
                .orElseGet(() -> new Guidance(channel, Guidance.Verdict.DO_NOT_USE, null));
    }

    static boolean named(SafeContact safe, Channel channel) {
        return switch (channel) {
            case PHONE -> safe.phone();
            case VOICEMAIL -> safe.voicemail();
            case TEXT -> safe.text();
            case EMAIL -> safe.email();
            case LETTER -> safe.letter();
            case VISIT -> safe.visit();
        };
    }

    private static boolean holds(SafeWindow window, Instant moment) {
        ZonedDateTime local = moment.atZone(LONDON);
        LocalTime time = local.toLocalTime();
        return local.getDayOfWeek() == window.day()
                && !time.isBefore(window.from())
                && (untilMidnight(window) || time.isBefore(window.until()));
    }

    private static Stream<Instant> nextStart(SafeWindow window, Instant moment) {
        if (!untilMidnight(window) && !window.from().isBefore(window.until())) {
            return Stream.empty();
        }
        LocalDate today = moment.atZone(LONDON).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(15)
                .filter(day -> day.getDayOfWeek() == window.day())
                .map(day -> start(window, day, moment))
                .filter(Objects::nonNull)
                .limit(1);
    }

    /** The start on that day; none if it is past, or if the clock change swallows the window. */
    private static @Nullable Instant start(SafeWindow window, LocalDate day, Instant moment) {
        Instant start = day.atTime(window.from()).atZone(LONDON).toInstant();
        return start.isAfter(moment) && holds(window, start) ? start : null;
    }

    private static boolean untilMidnight(SafeWindow window) {
        return window.until().equals(LocalTime.MIDNIGHT);
    }
}
