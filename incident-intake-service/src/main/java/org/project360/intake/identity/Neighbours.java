package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.Blocking;
import org.project360.intake.identity.linkage.KnownApart;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.NormalRecord;

/** The stored persons that descriptions may be of, and those that they are known not to be of; few round trips a batch. */
@ApplicationScoped
class Neighbours {

    /** Those of one description. */
    record Near(List<LinkedPerson> persons, KnownApart apart) {

        @Override
        public String toString() {
            return "Near[***]";
        }
    }

    private final CandidateTable candidates;
    private final KeptApart keptApart;
    private final Fingerprints fingerprints;
    private final Pseudonyms pseudonyms;

    Neighbours(CandidateTable candidates, KeptApart keptApart, Fingerprints fingerprints, Pseudonyms pseudonyms) {
        this.candidates = candidates;
        this.keptApart = keptApart;
        this.fingerprints = fingerprints;
        this.pseudonyms = pseudonyms;
    }

    /**
     * In the order of the descriptions; nobody where there is none to ask about.
     *
     * @param anyKeptApart whether anybody is remembered not to be somebody: else nobody need be asked
     */
    List<Near> of(List<@Nullable NormalRecord> asked, boolean anyKeptApart) {
        List<List<HashedKey>> blocks = new ArrayList<>(asked.size());
        for (NormalRecord record : asked) {
            blocks.add(record == null ? List.of() : HashedKey.of(Blocking.keys(record), pseudonyms));
        }
        List<List<LinkedPerson>> persons = candidates.of(blocks);
        List<@Nullable UUID> descriptions = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            NormalRecord record = asked.get(i);
            boolean ask = anyKeptApart && record != null && !persons.get(i).isEmpty();
            descriptions.add(ask ? fingerprints.of(record) : null);
        }
        KeptApart.Memory memory = memory(descriptions, persons);
        List<Near> near = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            UUID description = descriptions.get(i);
            KnownApart apart = description == null ? KnownApart.NOTHING : memory.of(description);
            near.add(new Near(persons.get(i), apart));
        }
        return near;
    }

    private KeptApart.Memory memory(List<@Nullable UUID> descriptions, List<List<LinkedPerson>> persons) {
        List<UUID> known = new ArrayList<>();
        for (UUID description : descriptions) {
            if (description != null) {
                known.add(description);
            }
        }
        Set<UUID> told = persons.stream()
                .flatMap(List::stream)
                .flatMap(p -> p.records().stream())
                .map(ToldRecords::told)
                .collect(Collectors.toSet());
        return known.isEmpty() ? new KeptApart.Memory(List.of()) : keptApart.of(known, told);
    }
}
