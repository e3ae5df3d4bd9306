package org.project360.referral.testing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Relationship;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SafeWindow;
import org.project360.contracts.Sex;
import org.project360.contracts.intake.ReferralRequested;

/** Requests for referrals: {@code Requests.about(person).reportedAt(...)}. */
public record Requests(
        UUID person, UUID trial, UUID incident, Instant reported, SafeContact safe, String forename, String surname) {

    public static final Instant REPORTED = Instant.parse("2026-03-02T08:00:00Z");
    public static final UUID TRIAL = UUID.fromString("01960000-0000-7000-8000-000000000005");

    public static Requests about(UUID person) {
        return new Requests(person, TRIAL, UUID.randomUUID(), REPORTED, alwaysByPhone(), "Ottoline", "Quillfeather");
    }

    public static Requests aboutSomebody() {
        return about(UUID.randomUUID());
    }

    public Requests incident(UUID id) {
        return new Requests(person, trial, id, reported, safe, forename, surname);
    }

    public Requests reportedAt(Instant at) {
        return new Requests(person, trial, incident, at, safe, forename, surname);
    }

    public Requests safe(SafeContact how) {
        return new Requests(person, trial, incident, reported, how, forename, surname);
    }

    public Requests named(String first, String last) {
        return new Requests(person, trial, incident, reported, safe, first, last);
    }

    public ReferralRequested build() {
        return new ReferralRequested(
                incident,
                person,
                trial,
                UUID.randomUUID(),
                "SYN-01",
                "SYN/2026/" + incident.toString().substring(0, 8),
                reported.minus(Duration.ofMinutes(30)),
                reported,
                reported.plus(Duration.ofMinutes(10)),
                RiskGrade.MEDIUM,
                Relationship.FORMER_PARTNER,
                person(forename, surname, "+447700900123"),
                safe,
                List.of(person("Mortimer", "Blackadder", "+447700900456")),
                List.of());
    }

    /** Every channel flag, every hour of every day. */
    public static SafeContact alwaysByPhone() {
        return byPhone(Arrays.stream(DayOfWeek.values())
                .map(day -> new SafeWindow(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .toArray(SafeWindow[]::new));
    }

    /** By telephone and visit alone, in these windows. */
    public static SafeContact byPhone(SafeWindow... windows) {
        return new SafeContact(
                true,
                false,
                false,
                false,
                false,
                true,
                List.of(windows),
                "+447700900123",
                "bluebell",
                null,
                "Ask first.");
    }

    public static SafeWindow window(DayOfWeek day, String from, String until) {
        return new SafeWindow(day, LocalTime.parse(from), LocalTime.parse(until));
    }

    private static PersonDetails person(String forename, String surname, String phone) {
        return new PersonDetails(
                "SYN-01-P-1",
                forename,
                null,
                surname,
                LocalDate.of(1989, 3, 17),
                Sex.FEMALE,
                List.of(new Address("14 Larch Terrace", null, "Fallowby", "ZZ99 1AB", null, null)),
                List.of(phone),
                null);
    }
}
