package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.identity.Doubts;
import org.project360.intake.identity.Households;
import org.project360.intake.identity.LinkageBook;
import org.project360.intake.identity.PeopleOfBatch;
import org.project360.intake.identity.Persons;

/** The people of incidents that waited: who the victims are by now, locked. */
@ApplicationScoped
class HeldPeople {

    private final Persons persons;
    private final Households households;
    private final LinkageBook linkage;

    HeldPeople(Persons persons, Households households, LinkageBook linkage) {
        this.persons = persons;
        this.households = households;
        this.linkage = linkage;
    }

    /** Each with its state, as certain about the victim as one is now. */
    List<IdentifiedEntry> identify(List<HeldIncidents.Held> held, Instant now) {
        Set<UUID> told = held.stream().map(h -> h.parties().get(0).personId()).collect(Collectors.toSet());
        PeopleOfBatch people = persons.lock(told);
        List<LinkageBook.Entry> victims = held.stream()
                .map(h -> WhoIsWho.victim(h.entry(), h.parties().get(0).who()))
                .toList();
        Doubts doubts = linkage.doubts(victims, now);
        List<IdentifiedEntry> identified = new ArrayList<>(held.size());
        for (int i = 0; i < held.size(); i++) {
            HeldIncidents.Held one = held.get(i);
            IdentifiedEntry entry = new IdentifiedEntry(
                    one.entry(),
                    Mentions.of(one.entry().incidentId(), one.entry().version().report()),
                    one.parties(),
                    doubts.of(victims.get(i)));
            entry.takeEffect(people, households);
            identified.add(entry);
        }
        return identified;
    }
}
