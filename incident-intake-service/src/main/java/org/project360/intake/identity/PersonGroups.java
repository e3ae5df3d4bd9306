package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.identity.linkage.Population;
import org.project360.intake.identity.linkage.Regrouping;
import org.project360.intake.identity.linkage.Scorer;
import org.project360.intake.storage.Jdbc;

/** Who is who among stored persons, by all that is stored of them now. */
@ApplicationScoped
public class PersonGroups {

    private final CandidateTable table;
    private final KeptApart keptApart;
    private final Fingerprints fingerprints;
    private final Pseudonyms pseudonyms;
    private final Jdbc jdbc;
    private final Scorer scorer;
    private final Population population;

    PersonGroups(
            CandidateTable table,
            KeptApart keptApart,
            Fingerprints fingerprints,
            Pseudonyms pseudonyms,
            Jdbc jdbc,
            ActiveModel model) {
        this.table = table;
        this.keptApart = keptApart;
        this.fingerprints = fingerprints;
        this.pseudonyms = pseudonyms;
        this.jdbc = jdbc;
        this.scorer = model.scorer();
        this.population = model.population();
    }

    /** The persons whom certain pairs join with this one, and she: see {@link Regrouping#around}. */
    public List<LinkedPerson> around(UUID root, Set<UUID> ids) {
        return regrouping().around(new LinkedPerson(root, table.told(ids)));
    }

    /**
     * Who these are, each with the parts that are hers.
     *
     * @param whole who is not to be taken apart
     */
    public List<List<Regrouping.Fragment>> of(List<LinkedPerson> persons, Set<UUID> whole) {
        Set<UUID> told = persons.stream()
                .flatMap(p -> p.records().stream())
                .map(ToldRecords::told)
                .collect(Collectors.toSet());
        KeptApart.Memory memory = keptApart.of(Set.of(), told);
        return regrouping().of(persons, new Regrouping.Settled() {
            @Override
            public boolean whole(UUID person) {
                return whole.contains(person);
            }

            @Override
            public boolean two(UUID one, UUID other) {
                return memory.two(one, other);
            }
        });
    }

    /** The incidents, of those in which the victim is described like this, that give a part its records. */
    public Set<UUID> incidents(Regrouping.Fragment part, List<PersonRecord> victims) {
        Set<UUID> descriptions =
                part.records().stream().map(r -> fingerprints.of(r.record())).collect(Collectors.toSet());
        return victims.stream()
                .filter(v -> descriptions.contains(fingerprints.of(NormalRecords.of(Part.VICTIM, v))))
                .map(PersonRecord::incidentId)
                .collect(Collectors.toSet());
    }

    /** How many records are reckoned with. */
    long population() {
        List<Long> stored = jdbc.query("linkage_record", "select " + BatchStart.STORED, s -> {}, row -> row.getLong(1));
        return population.beside(stored.get(0));
    }

    private Regrouping regrouping() {
        return new Regrouping(scorer, new StoredPersons(table, pseudonyms, population()));
    }
}
