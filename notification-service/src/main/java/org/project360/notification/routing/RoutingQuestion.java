package org.project360.notification.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A child to route: what was told, and the age on the day (Europe/London) when it was reported. */
public record RoutingQuestion(RoutingFacts facts, @Nullable LocalDate dateOfBirth, Instant reportedAt) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Full years; absent where the date of birth is, or is one that cannot be. */
    @Nullable
    Integer age() {
        if (dateOfBirth == null) {
            return null;
        }
        LocalDate reportedOn = reportedAt.atZone(LONDON).toLocalDate();
        return dateOfBirth.isAfter(reportedOn)
                ? null
                : Period.between(dateOfBirth, reportedOn).getYears();
    }

    @Override
    public String toString() {
        return "RoutingQuestion[***]";
    }
}
