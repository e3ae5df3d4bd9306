package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Links records in memory, one at a time in their order, and stores them, as reports are linked. Not for several threads. */
public final class InMemoryLinkage {

    private static final long OF_RECORDS = 0;
    private static final long OF_PARTS = 1;

    private final InMemoryPersons persons;
    private final Linker linker;
    private final Regrouping regrouping;
    private final Set<UUID> contested = new HashSet<>();
    private long records;
    private long parts;

    public InMemoryLinkage(Scorer scorer, InMemoryPersons persons) {
        this.persons = persons;
        this.linker = new Linker(scorer, persons);
        this.regrouping = new Regrouping(scorer, persons);
    }

    /** Of whom the record is, by what is stored so far. */
    public Decision decide(NormalRecord record) {
        return linker.decide(record);
    }

    /** Stores it by this name, which is its alone, as was decided; returns of whom it was then. */
    public UUID store(String id, NormalRecord record, Decision decision) {
        UUID person = decision.grade() == Grade.CERTAIN && decision.person() != null
                ? decision.person()
                : new UUID(OF_RECORDS, records);
        records++;
        persons.add(person, new StoredRecord(id, record));
        if (decision.contested() || contested.contains(persons.current(person))) {
            regroup(persons.person(person));
        }
        return person;
    }

    /** Whether a single pair is certain by itself. */
    public boolean isCertain(PairScore pair) {
        return linker.isCertain(pair);
    }

    private void regroup(LinkedPerson around) {
        List<LinkedPerson> near = regrouping.around(around);
        if (Regrouping.records(near) > Regrouping.MOST_RECORDS) {
            return;
        }
        List<List<Regrouping.Fragment>> clusters = regrouping.of(near, Regrouping.Settled.NOTHING);
        near.forEach(person -> contested.remove(person.id()));
        for (List<Regrouping.Fragment> cluster : clusters) {
            UUID one = together(cluster);
            if (clusters.size() > 1) {
                contested.add(one);
            }
        }
    }

    private UUID together(List<Regrouping.Fragment> cluster) {
        List<UUID> ids = new ArrayList<>();
        for (Regrouping.Fragment part : cluster) {
            UUID id = part.main() ? part.person() : new UUID(OF_PARTS, parts++);
            if (!part.main()) {
                persons.separate(part.person(), part.records(), id);
            }
            ids.add(id);
        }
        ids.sort(null);
        ids.forEach(id -> persons.merge(ids.get(0), id));
        return ids.get(0);
    }
}
