package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.KnownApart;
import org.project360.intake.identity.linkage.LinkedPerson;

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

    Neighbours(CandidateTable candidates, KeptApart keptApart) {
        this.candidates = candidates;
        this.keptApart = keptApart;
    }

    /**
     * In the order of the descriptions; nobody where there is none to ask about.
     *
     * @param anyKeptApart whether anybody is remembered not to be somebody: else nobody need be asked
     */
    List<Near> of(List<@Nullable Description> asked, boolean anyKeptApart) {
        List<List<HashedKey>> blocks = new ArrayList<>(asked.size());
        for (Description description : asked) {
            blocks.add(description == null ? List.of() : description.hashedKeys());
        }
        List<List<LinkedPerson>> persons = candidates.of(blocks);
        List<@Nullable UUID> fingerprints = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            Description description = asked.get(i);
            boolean ask = anyKeptApart && description != null && !persons.get(i).isEmpty();
            fingerprints.add(ask ? description.fingerprint() : null);
        }
        KeptApart.Memory memory = memory(fingerprints, persons);
        List<Near> near = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            UUID fingerprint = fingerprints.get(i);
            KnownApart apart = fingerprint == null ? KnownApart.NOTHING : memory.of(fingerprint);
            near.add(new Near(persons.get(i), apart));
        }
        return near;
    }

    private KeptApart.Memory memory(List<@Nullable UUID> fingerprints, List<List<LinkedPerson>> persons) {
        List<UUID> known = new ArrayList<>();
        for (UUID fingerprint : fingerprints) {
            if (fingerprint != null) {
                known.add(fingerprint);
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
