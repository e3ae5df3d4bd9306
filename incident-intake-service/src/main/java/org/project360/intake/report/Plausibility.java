package org.project360.intake.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.IncidentReported;

/** What no schema can say of a report: that it can be true. Days are days in London. */
final class Plausibility {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    /** Nothing that happened before can be a report of ours; it is a broken date. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final ReportConfig config;
    private final IncidentReported report;
    private final Instant now;
    private final LocalDate today;
    private final List<Reason> reasons = new ArrayList<>();

    private Plausibility(ReportConfig config, IncidentReported report, Instant now) {
        this.config = config;
        this.report = report;
        this.now = now;
        this.today = now.atZone(LONDON).toLocalDate();
    }

    static List<Reason> errors(ReportConfig config, IncidentReported report, Instant now) {
        Plausibility check = new Plausibility(config, report, now);
        check.force();
        check.times();
        check.people();
        check.children();
        return check.reasons;
    }

    private void force() {
        if (!config.forces().contains(report.force())) {
            refuse("/force", "unknown-force", "No force of this code reports here.");
        }
    }

    private void times() {
        time("/occurredAt", report.occurredAt());
        time("/reportedAt", report.reportedAt());
        time("/recordedAt", report.recordedAt());
        if (report.occurredAt().isAfter(report.reportedAt())) {
            refuse("/occurredAt", "after-reported", "It cannot have happened after it was reported.");
        }
    }

    private void time(String pointer, Instant time) {
        if (time.isAfter(now.plus(config.plausibility().clockTolerance()))) {
            refuse(pointer, "in-the-future", "The time lies in the future.");
        } else if (time.isBefore(EARLIEST)) {
            refuse(pointer, "too-early", "The time is too long ago to be true.");
        }
    }

    private void people() {
        birth("/victim/person", report.victim().person());
        for (int i = 0; i < report.perpetrators().size(); i++) {
            birth("/perpetrators/" + i, report.perpetrators().get(i));
        }
        for (int i = 0; i < report.children().size(); i++) {
            birth("/children/" + i + "/person", report.children().get(i).person());
        }
        for (int i = 0; i < report.otherHouseholdMembers().size(); i++) {
            birth("/otherHouseholdMembers/" + i, report.otherHouseholdMembers().get(i));
        }
    }

    private void birth(String person, PersonDetails details) {
        LocalDate born = details.dateOfBirth();
        if (born == null) {
            return;
        }
        if (born.isAfter(today)) {
            refuse(person + "/dateOfBirth", "in-the-future", "The date of birth lies in the future.");
        } else if (age(born, today) > config.plausibility().oldestAge()) {
            refuse(person + "/dateOfBirth", "implausible-age", "Nobody is as old as this date of birth says.");
        }
    }

    private void children() {
        LocalDate victimBorn = report.victim().person().dateOfBirth();
        LocalDate day = report.occurredAt().atZone(LONDON).toLocalDate();
        for (int i = 0; i < report.children().size(); i++) {
            Child child = report.children().get(i);
            LocalDate born = child.person().dateOfBirth();
            if (born != null) {
                child("/children/" + i + "/person/dateOfBirth", born, victimBorn, day);
            }
        }
    }

    private void child(String pointer, LocalDate born, @Nullable LocalDate victimBorn, LocalDate day) {
        if (victimBorn != null && born.isBefore(victimBorn)) {
            refuse(pointer, "older-than-victim", "A child cannot be older than the victim.");
        }
        if (age(born, day) >= config.plausibility().adultAge()) {
            refuse(pointer, "not-a-child", "Who is listed as a child was an adult when it happened.");
        }
    }

    private void refuse(String pointer, String code, String words) {
        reasons.add(new Reason(pointer, code, words));
    }

    private static int age(LocalDate born, LocalDate on) {
        return Period.between(born, on).getYears();
    }
}
