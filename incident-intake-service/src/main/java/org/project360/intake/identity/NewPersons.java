package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.project360.contracts.PersonDetails;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/** Persons who come to be by a steward's decision and not by a report. */
@ApplicationScoped
public class NewPersons {

    private final Persons persons;
    private final Households households;
    private final Jdbc jdbc;

    NewPersons(Persons persons, Households households, Jdbc jdbc) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.households = households;
    }

    /** Adds a person with a key of her own. */
    public void add(UUID id, PersonDetails details, Instant asOf, Instant now) {
        PeopleOfBatch people = persons.lock(Set.of());
        people.learn(id, details, households.of(details), asOf);
        Writes writes = jdbc.writes("person");
        persons.save(people, now, writes);
        writes.run();
    }
}
