package org.project360.notification.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Presence;
import org.project360.contracts.SchoolAsTold;
import org.project360.contracts.VoiceOfChild;
import org.project360.contracts.intake.ChildExposed;

/** Children of incidents: {@code Exposures.aChild().at("900001").version(2).build()}. */
public record Exposures(
        UUID incident,
        UUID child,
        int version,
        Instant reported,
        String forename,
        String surname,
        @Nullable LocalDate born,
        @Nullable SchoolAsTold school) {

    /** Monday before the school day, in term, an hour before the test clock starts. */
    public static final Instant REPORTED = Instant.parse("2026-03-02T08:00:00Z");

    public static final String FORENAME = "Zephyrine";
    public static final String SURNAME = "Quillfeather";

    public static Exposures aChild() {
        return new Exposures(
                UUID.randomUUID(), UUID.randomUUID(), 1, REPORTED, FORENAME, SURNAME, LocalDate.of(2016, 1, 15), null);
    }

    public Exposures sibling() {
        return new Exposures(incident, UUID.randomUUID(), version, reported, forename, surname, born, school);
    }

    public Exposures child(UUID id) {
        return new Exposures(incident, id, version, reported, forename, surname, born, school);
    }

    public Exposures incident(UUID id) {
        return new Exposures(id, child, version, reported, forename, surname, born, school);
    }

    public Exposures version(int number) {
        return new Exposures(incident, child, number, reported, forename, surname, born, school);
    }

    public Exposures reportedAt(Instant at) {
        return new Exposures(incident, child, version, at, forename, surname, born, school);
    }

    public Exposures named(String first) {
        return new Exposures(incident, child, version, reported, first, surname, born, school);
    }

    public Exposures born(@Nullable LocalDate date) {
        return new Exposures(incident, child, version, reported, forename, surname, date, school);
    }

    public Exposures at(String urn) {
        return told(new SchoolAsTold(urn, null, null));
    }

    public Exposures at(String name, String town) {
        return told(new SchoolAsTold(null, name, town));
    }

    public Exposures told(@Nullable SchoolAsTold as) {
        return new Exposures(incident, child, version, reported, forename, surname, born, as);
    }

    public ChildExposed build() {
        return new ChildExposed(
                incident,
                version,
                child,
                "SYN-01",
                "SYN/2026/" + incident.toString().substring(0, 8),
                reported.minus(Duration.ofMinutes(30)),
                reported,
                forename,
                surname,
                born,
                school,
                "Fallowby",
                "ZZ99 1AB",
                Presence.PRESENT,
                new VoiceOfChild(true, "I hid behind the wardrobe-canary.", "Auntie Bramblewick"),
                "The upstairs landing-canary");
    }
}
