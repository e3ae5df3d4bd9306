package org.project360.intake.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.intake.identity.linkage.BlockingKey;
import org.project360.intake.identity.linkage.Candidates;
import org.project360.intake.identity.linkage.InMemoryPersons;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.StoredRecord;

/**
 * What is stored for the mention at hand, and on top of it what the batch has taught so far. What was taught about an id
 * that somebody stands for is that person's: two ids of one person are no rivals.
 */
final class BatchCandidates implements Candidates {

    private final InMemoryPersons learnt = new InMemoryPersons();
    private final long population;
    private List<LinkedPerson> current = List.of();

    BatchCandidates(long population) {
        this.population = population;
    }

    /** From now on the mention is another one, for which these persons are stored. */
    void turnTo(List<LinkedPerson> storedPersons) {
        this.current = storedPersons;
    }

    void learn(UUID person, Description description) {
        learnt.add(person, ToldRecords.of(person, "batch-" + learnt.size(), description.record()), description.keys());
    }

    @Override
    public List<LinkedPerson> sharing(List<BlockingKey> keys) {
        Map<UUID, LinkedPerson> persons = new LinkedHashMap<>();
        Map<UUID, UUID> standsFor = new HashMap<>();
        for (LinkedPerson person : current) {
            persons.put(person.id(), person);
            person.records().forEach(r -> standsFor.put(ToldRecords.told(r), person.id()));
        }
        for (LinkedPerson person : learnt.sharing(keys)) {
            UUID id = standsFor.getOrDefault(person.id(), person.id());
            persons.merge(id, new LinkedPerson(id, person.records()), BatchCandidates::together);
        }
        return List.copyOf(persons.values());
    }

    @Override
    public long size() {
        return population;
    }

    private static LinkedPerson together(LinkedPerson one, LinkedPerson other) {
        List<StoredRecord> records = new ArrayList<>(one.records());
        other.records().stream()
                .filter(r -> one.records().stream().noneMatch(o -> o.record().equals(r.record())))
                .forEach(records::add);
        return new LinkedPerson(one.id(), records);
    }
}
