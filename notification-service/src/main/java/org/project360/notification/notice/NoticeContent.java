package org.project360.notification.notice;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.ChildExposed;

/**
 * What a school is told, content profile {@code minimal}: whose child, which incident, when. Nothing of adults, of what
 * happened, of risk, or of whether anybody is helping.
 */
public record NoticeContent(
        String forename,
        String surname,
        @Nullable LocalDate dateOfBirth,
        String force,
        String incidentReference,
        Instant occurredAt) {

    static NoticeContent of(ChildExposed child) {
        return new NoticeContent(
                child.forename(),
                child.surname(),
                child.dateOfBirth(),
                child.force(),
                child.incidentReference(),
                child.occurredAt());
    }

    @Override
    public String toString() {
        return "NoticeContent[***]";
    }
}
