package org.project360.intake.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.identity.linkage.Grade;
import org.project360.intake.identity.linkage.Linker;
import org.project360.intake.identity.linkage.Scorer;

/**
 * Links the mentions of a batch one after another, each seeing what the ones before it taught: police person id, else
 * name with date of birth and postcode, else the same name in the same incident where a date of birth was or is missing,
 * else a victim certainly like a known one, else a new person. A key that leads to somebody keeps leading there.
 */
final class Linkage {

    private final Map<UUID, UUID> personByKey;
    private final Map<UUID, Associate> associates = new HashMap<>();
    private final Map<UUID, UUID> newKeys = new LinkedHashMap<>();
    private final Set<UUID> newPersons = new HashSet<>();
    private final BatchCandidates candidates;
    private final Linker linker;
    private final boolean active;
    private final Supplier<UUID> ids;

    /**
     * @param population how many records are reckoned with, which tells how likely a match is before anything is compared
     * @param active whether a decision by likeness links, or is only told
     */
    Linkage(
            Map<UUID, UUID> known,
            Collection<Associate> associates,
            Scorer scorer,
            long population,
            boolean active,
            Supplier<UUID> ids) {
        this.personByKey = new HashMap<>(known);
        associates.forEach(a -> this.associates.put(a.nameKey(), a));
        this.candidates = new BatchCandidates(population);
        this.linker = new Linker(scorer, candidates);
        this.active = active;
        this.ids = ids;
    }

    List<Resolution> link(List<Mention> mentions) {
        List<Resolution> linked = new ArrayList<>(mentions.size());
        mentions.forEach(mention -> linked.add(link(mention)));
        return linked;
    }

    /** The keys that nobody had before this batch, with whom they lead to. */
    Map<UUID, UUID> newKeys() {
        return newKeys;
    }

    private Resolution link(Mention mention) {
        MatchKeys keys = mention.keys();
        Description description = mention.description();
        UUID person = found(keys);
        Decision decision = null;
        if (person == null && description != null) {
            candidates.turnTo(mention.stored());
            decision = linker.decide(description.record(), description.keys(), mention.apart());
            person = active && decision.grade() == Grade.CERTAIN ? told(decision) : null;
        }
        if (person == null) {
            person = ids.get();
            newPersons.add(person);
        }
        learn(mention, person);
        return new Resolution(
                person,
                newPersons.contains(person),
                isCertain(keys, decision),
                keys.inIncident(),
                keys.birthDateKnown(),
                description == null ? null : new Likeness(description, decision, !active));
    }

    /** The id whose record agrees best, of all ids of the person. */
    private static @Nullable UUID told(Decision decision) {
        return decision.considered().stream()
                .filter(p -> p.person().id().equals(decision.person()))
                .findFirst()
                .map(p -> ToldRecords.told(p.closest()))
                .orElse(decision.person());
    }

    private void learn(Mention mention, UUID person) {
        MatchKeys keys = mention.keys();
        for (UUID key : keys.everywhere()) {
            if (personByKey.putIfAbsent(key, person) == null) {
                newKeys.put(key, person);
            }
        }
        associates.put(keys.inIncident(), new Associate(keys.inIncident(), person, keys.birthDateKnown()));
        if (mention.description() != null) {
            candidates.learn(person, mention.description());
        }
    }

    /** A possible match leaves open whether the new person is one: somebody has to look. */
    private boolean isCertain(MatchKeys keys, @Nullable Decision decision) {
        if (!active || decision == null || decision.grade() == Grade.NONE) {
            return !keys.everywhere().isEmpty();
        }
        return decision.grade() == Grade.CERTAIN;
    }

    private @Nullable UUID found(MatchKeys mention) {
        for (UUID key : mention.everywhere()) {
            UUID person = personByKey.get(key);
            if (person != null) {
                return person;
            }
        }
        Associate associate = associates.get(mention.inIncident());
        if (associate == null || (mention.birthDateKnown() && associate.birthDateKnown())) {
            return null;
        }
        return associate.personId();
    }
}
