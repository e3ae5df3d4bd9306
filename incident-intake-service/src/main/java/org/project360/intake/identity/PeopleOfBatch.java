package org.project360.intake.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.PersonDetails;

/** The people of one batch: what is stored of them, and what its reports teach about them. */
public final class PeopleOfBatch {

    private final Map<UUID, KnownPerson> known = new HashMap<>();
    private final Map<UUID, Entry> learnt = new LinkedHashMap<>();
    private final Envelopes envelopes;

    PeopleOfBatch(List<KnownPerson> known, Envelopes envelopes) {
        known.forEach(p -> this.known.put(p.id(), p));
        this.envelopes = envelopes;
    }

    /**
     * Takes details as of a time: the latest win, in whatever order they come. The household stays where the details
     * name no usable address; who has none yet is a household of their own.
     */
    public void learn(UUID person, PersonDetails details, Optional<UUID> household, Instant asOf) {
        Instant before = asOf(person);
        if (before == null || !asOf.isBefore(before)) {
            learnt.put(
                    person, new Entry(person, wrappedKey(person), household.orElse(household(person)), details, asOf));
        }
    }

    public UUID household(UUID person) {
        Entry entry = learnt.get(person);
        KnownPerson stored = known.get(person);
        return entry != null ? entry.householdId() : stored != null ? stored.householdId() : person;
    }

    /** Who stands for a person since a merge; else the person. */
    public UUID current(UUID person) {
        KnownPerson stored = known.get(person);
        return stored == null || stored.survivorId() == null ? person : stored.survivorId();
    }

    /** The person's wrapped key, made now for a new one. */
    public byte[] wrappedKey(UUID person) {
        Entry entry = learnt.get(person);
        KnownPerson stored = known.get(person);
        return entry != null
                ? entry.wrappedKey()
                : stored != null ? Objects.requireNonNull(stored.wrappedKey()) : envelopes.newPersonKey();
    }

    /** Whether this description of the person is stored already. */
    boolean isDescribed(UUID person, UUID fingerprint) {
        KnownPerson stored = known.get(person);
        return stored != null && stored.fingerprints().contains(fingerprint);
    }

    List<Entry> added() {
        return learnt.values().stream().filter(e -> !known.containsKey(e.id())).toList();
    }

    List<Entry> changed() {
        return learnt.values().stream().filter(e -> known.containsKey(e.id())).toList();
    }

    private @Nullable Instant asOf(UUID person) {
        Entry entry = learnt.get(person);
        KnownPerson stored = known.get(person);
        return entry != null
                ? entry.asOf()
                : stored == null ? null : Objects.requireNonNull(stored).detailsAsOf();
    }

    record Entry(UUID id, byte[] wrappedKey, UUID householdId, PersonDetails details, Instant asOf) {

        @Override
        public String toString() {
            return "Entry[***]";
        }
    }
}
