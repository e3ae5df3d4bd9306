package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.time.Ids;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.identity.linkage.Population;
import org.project360.intake.identity.linkage.Scorer;

/**
 * Identity by exact keys and, for victims, by likeness; see {@link Linkage} for the order. A constant number of round trips
 * a batch.
 *
 * <p>Whoever links holds one lock to the end of the transaction: two instances that met the same new victim at the same
 * time, each under another spelling, would otherwise make two persons of her, and no unique index could tell.
 */
@ApplicationScoped
class StreamIdentity implements IdentityResolver {

    private final BatchStart start;
    private final MatchKeyTable keyTable;
    private final Neighbours neighbours;
    private final Fingerprints fingerprints;
    private final Pseudonyms pseudonyms;
    private final Ids ids;
    private final Scorer scorer;
    private final LinkageConfig.Mode mode;
    private final Population population;

    StreamIdentity(
            BatchStart start,
            MatchKeyTable keyTable,
            Neighbours neighbours,
            Fingerprints fingerprints,
            Pseudonyms pseudonyms,
            ActiveModel model,
            Ids ids) {
        this.start = start;
        this.keyTable = keyTable;
        this.neighbours = neighbours;
        this.fingerprints = fingerprints;
        this.pseudonyms = pseudonyms;
        this.scorer = model.scorer();
        this.mode = model.mode();
        this.population = model.population();
        this.ids = ids;
    }

    @Override
    public List<Resolution> resolve(List<PersonRecord> records, Collection<Associate> associates) {
        List<MatchKeys> keys =
                records.stream().map(r -> MatchKeys.of(r, pseudonyms)).toList();
        Set<UUID> wanted = keys.stream().flatMap(k -> k.everywhere().stream()).collect(Collectors.toSet());
        BatchStart.Known known = start.lockAndFind(wanted);
        boolean active = mode == LinkageConfig.Mode.ACTIVE;
        Linkage linkage = new Linkage(
                known.personByKey(), associates, scorer, population.beside(known.stored()), active, ids::next);
        List<Resolution> linked = linkage.link(mentions(records, keys, known));
        keyTable.insert(
                linkage.newKeys(),
                keys.stream().map(MatchKeys::policeId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return linked;
    }

    /** Candidates are looked for where no exact key leads to somebody already. */
    private List<Mention> mentions(List<PersonRecord> records, List<MatchKeys> keys, BatchStart.Known known) {
        if (mode == LinkageConfig.Mode.OFF) {
            return keys.stream().map(Mention::exact).toList();
        }
        List<@Nullable Description> told = new ArrayList<>(records.size());
        List<@Nullable Description> asked = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            boolean victim = records.get(i).role() == Role.VICTIM;
            Description description = victim ? described(records.get(i)) : null;
            told.add(description);
            asked.add(
                    keys.get(i).everywhere().stream().noneMatch(known.personByKey()::containsKey) ? description : null);
        }
        List<Neighbours.Near> near = neighbours.of(asked, known.anyKeptApart());
        List<Mention> mentions = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            mentions.add(new Mention(
                    keys.get(i), told.get(i), near.get(i).persons(), near.get(i).apart()));
        }
        return mentions;
    }

    private Description described(PersonRecord victim) {
        return new Description(NormalRecords.of(Part.VICTIM, victim), fingerprints, pseudonyms);
    }
}
