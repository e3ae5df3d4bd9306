package org.project360.referral.safecontact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SafeWindow;

/**
 * When it is safe to reach somebody. Windows are of the wall clock in her kitchen: Europe/London, {@code from} inclusive,
 * {@code until} exclusive. {@code until} 00:00 is the end of the day; a window that ends before it begins is never open.
 * An hour that a clock change skips is in no window; an hour that it repeats is in its windows both times.
 */
public class SafeTimes {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Two weeks and the present day: a weekly window may lie in an hour that this week skips. */
    private static final int DAYS_AHEAD = 15;

    private final SafeContact safe;

    public SafeTimes(SafeContact safe) {
        this.safe = safe;
    }

    public boolean channelSafe(Channel channel) {
        return channel.saidSafe(safe);
    }

    /** The channels that are safe in a window. */
    public List<Channel> safeChannels() {
        return Arrays.stream(Channel.values()).filter(this::channelSafe).toList();
    }

    public boolean windowOpenAt(Instant at) {
        ZonedDateTime local = at.atZone(LONDON);
        return safe.windows().stream().anyMatch(w -> contains(w, local.toLocalDateTime()));
    }

    /** The first moment from {@code at} on in a window; none if there is no window. */
    public Optional<Instant> nextOpen(Instant at) {
        if (windowOpenAt(at)) {
            return Optional.of(at);
        }
        LocalDate today = at.atZone(LONDON).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(DAYS_AHEAD)
                .flatMap(this::openings)
                .filter(opening -> !opening.isBefore(at) && windowOpenAt(opening))
                .min(Instant::compareTo);
    }

    /** Where a window may open on that day: at its beginning, and where the clock jumps into it. */
    private Stream<Instant> openings(LocalDate day) {
        ZoneOffsetTransition jump = LONDON.getRules()
                .nextTransition(day.atStartOfDay(LONDON).toInstant().minusSeconds(1));
        Stream<Instant> jumps = jump == null ? Stream.empty() : Stream.of(jump.getInstant());
        Stream<Instant> beginnings = safe.windows().stream()
                .filter(w -> w.day() == day.getDayOfWeek())
                .map(w -> LocalDateTime.of(day, w.from()))
                .flatMap(local ->
                        LONDON.getRules().getValidOffsets(local).stream().map(local::toInstant));
        return Stream.concat(
                beginnings, jumps.filter(i -> i.atZone(LONDON).toLocalDate().equals(day)));
    }

    private static boolean contains(SafeWindow window, LocalDateTime local) {
        LocalTime time = local.toLocalTime();
        boolean untilMidnight = window.until().equals(LocalTime.MIDNIGHT);
        return window.day() == local.getDayOfWeek()
                && !time.isBefore(window.from())
                && (untilMidnight || time.isBefore(window.until()));
    }

    /** What to tell a worker about calling at {@code now}. */
    public CallSafety callSafety(Instant now) {
        @Nullable Instant open = channelSafe(Channel.PHONE) ? nextOpen(now).orElse(null) : null;
        if (open == null) {
            return CallSafety.doNotCall();
        }
        return Objects.equals(open, now) ? CallSafety.callNow() : CallSafety.notBefore(open.atZone(LONDON));
    }
}
