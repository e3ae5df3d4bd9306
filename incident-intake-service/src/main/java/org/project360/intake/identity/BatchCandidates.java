package org.project360.intake.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.intake.identity.linkage.BlockingKey;
import org.project360.intake.identity.linkage.Candidates;
import org.project360.intake.identity.linkage.InMemoryPersons;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.StoredRecord;

/** What is stored for the mention at hand, and on top of it what the batch has taught so far. */
final class BatchCandidates implements Candidates {

    private final InMemoryPersons learnt = new InMemoryPersons();
    private final long stored;
    private List<LinkedPerson> current = List.of();

    BatchCandidates(long stored) {
        this.stored = stored;
    }

    /** From now on the mention is another one, for which these persons are stored. */
    void turnTo(List<LinkedPerson> storedPersons) {
        this.current = storedPersons;
    }

    void learn(UUID person, NormalRecord record) {
        learnt.add(person, new StoredRecord("batch-" + learnt.size(), record));
    }

    @Override
    public List<LinkedPerson> sharing(List<BlockingKey> keys) {
        Map<UUID, LinkedPerson> persons = new LinkedHashMap<>();
        current.forEach(p -> persons.put(p.id(), p));
        learnt.sharing(keys).forEach(p -> persons.merge(p.id(), p, BatchCandidates::together));
        return List.copyOf(persons.values());
    }

    @Override
    public long size() {
        return stored + learnt.size();
    }

    private static LinkedPerson together(LinkedPerson one, LinkedPerson other) {
        List<StoredRecord> records = new ArrayList<>(one.records());
        other.records().stream()
                .filter(r -> one.records().stream().noneMatch(o -> o.record().equals(r.record())))
                .forEach(records::add);
        return new LinkedPerson(one.id(), records);
    }
}
