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

/**
 * Links the mentions of a batch one after another, each seeing what the ones before it taught: police person id, else
 * name with date of birth and postcode, else the same name in the same incident where a date of birth was or is missing,
 * else a new person. A key that leads to somebody keeps leading there.
 */
final class Linkage {

    private final Map<UUID, UUID> personByKey;
    private final Map<UUID, Associate> associates = new HashMap<>();
    private final Map<UUID, UUID> newKeys = new LinkedHashMap<>();
    private final Set<UUID> newPersons = new HashSet<>();
    private final Supplier<UUID> ids;

    Linkage(Map<UUID, UUID> known, Collection<Associate> associates, Supplier<UUID> ids) {
        this.personByKey = new HashMap<>(known);
        associates.forEach(a -> this.associates.put(a.nameKey(), a));
        this.ids = ids;
    }

    List<Resolution> link(List<MatchKeys> mentions) {
        List<Resolution> linked = new ArrayList<>(mentions.size());
        mentions.forEach(mention -> linked.add(link(mention)));
        return linked;
    }

    /** The keys that nobody had before this batch, with whom they lead to. */
    Map<UUID, UUID> newKeys() {
        return newKeys;
    }

    private Resolution link(MatchKeys mention) {
        UUID person = found(mention);
        if (person == null) {
            person = ids.get();
            newPersons.add(person);
        }
        for (UUID key : mention.everywhere()) {
            if (personByKey.putIfAbsent(key, person) == null) {
                newKeys.put(key, person);
            }
        }
        associates.put(mention.inIncident(), new Associate(mention.inIncident(), person, mention.birthDateKnown()));
        return new Resolution(
                person,
                newPersons.contains(person),
                !mention.everywhere().isEmpty(),
                mention.inIncident(),
                mention.birthDateKnown());
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
