package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.Population;
import org.project360.intake.identity.linkage.SamePerson;
import org.project360.intake.storage.Jdbc;

/** Whether two stored persons, each with all ids, are one by what is stored of them now. */
@ApplicationScoped
public class Sameness {

    private final CandidateTable records;
    private final KeptApart keptApart;
    private final Jdbc jdbc;
    private final SamePerson same;
    private final Population population;

    Sameness(CandidateTable records, KeptApart keptApart, Jdbc jdbc, ActiveModel model) {
        this.records = records;
        this.keptApart = keptApart;
        this.jdbc = jdbc;
        this.same = new SamePerson(model.scorer());
        this.population = model.population();
    }

    /** Certainly, and nobody has said that they are two. */
    public boolean isCertain(UUID one, Set<UUID> idsOfOne, UUID other, Set<UUID> idsOfOther) {
        Set<UUID> ids = new TreeSet<>(idsOfOne);
        ids.addAll(idsOfOther);
        return !keptApart.of(Set.of(), ids).two(one, other)
                && same.isCertain(person(one, idsOfOne), person(other, idsOfOther), population.beside(stored()));
    }

    private LinkedPerson person(UUID root, Set<UUID> ids) {
        return new LinkedPerson(root, records.told(ids));
    }

    private long stored() {
        List<Long> stored = jdbc.query("linkage_record", "select " + BatchStart.STORED, s -> {}, row -> row.getLong(1));
        return stored.get(0);
    }
}
