package org.project360.followup.schedule;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * When waves open, aim and close. Calendar arithmetic on Europe/London wall-clock time from the moment of enrolment, each
 * wave from enrolment itself and not from the wave before: 31 January and a month is the last day of February. A time
 * that the clock change skips moves forward by the change; one that it repeats is the earlier.
 */
public final class WavePlan {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** One wave to plan: opening before and closing after the target. */
    public record Template(String name, Period offset, Period opensBefore, Period closesAfter) {}

    /** One wave of one schedule; {@code number} counts from 1. */
    public record Planned(int number, String name, Instant opensAt, Instant targetAt, Instant closesAt) {}

    private final List<Template> templates;

    /** Refuses templates that are not in order, or that open when another is open. */
    public WavePlan(List<Template> templates) {
        this.templates = List.copyOf(templates);
        Instant closed = Instant.EPOCH;
        for (Planned wave : from(Instant.EPOCH)) {
            if (!wave.opensAt().isAfter(closed)
                    || !wave.opensAt().isBefore(wave.closesAt())
                    || wave.targetAt().isBefore(wave.opensAt())
                    || wave.closesAt().isBefore(wave.targetAt())) {
                throw new IllegalArgumentException(
                        "followup.waves: " + wave.name()
                                + " opens before enrolment or before the wave in front of it closes, or has no time to be open");
            }
            closed = wave.closesAt();
        }
    }

    /** The waves of somebody who enrolled at a moment. */
    public List<Planned> from(Instant enrolledAt) {
        ZonedDateTime enrolled = enrolledAt.atZone(LONDON);
        List<Planned> waves = new ArrayList<>(templates.size());
        for (Template template : templates) {
            ZonedDateTime target = enrolled.plus(template.offset());
            waves.add(new Planned(
                    waves.size() + 1,
                    template.name(),
                    at(enrolled, target.minus(template.opensBefore())),
                    at(enrolled, target),
                    at(enrolled, target.plus(template.closesAfter()))));
        }
        return waves;
    }

    /** A skipped target must not move the opening and the closing too, nor a repeated enrolment hour choose the later. */
    private static Instant at(ZonedDateTime enrolled, ZonedDateTime day) {
        return day.toLocalDate().atTime(enrolled.toLocalTime()).atZone(LONDON).toInstant();
    }
}
