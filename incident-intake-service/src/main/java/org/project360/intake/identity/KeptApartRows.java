package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.identity.linkage.Scorer;

/** Whoever tells two persons apart is remembered, with what spoke for one person at that time; an erasure forgets it. */
@ApplicationScoped
class KeptApartRows implements PersonRows {

    private final KeptApart keptApart;
    private final CandidateTable records;
    private final Fingerprints fingerprints;
    private final Scorer scorer;
    private final InstantSource clock;

    KeptApartRows(
            KeptApart keptApart,
            CandidateTable records,
            Fingerprints fingerprints,
            ActiveModel model,
            InstantSource clock) {
        this.keptApart = keptApart;
        this.records = records;
        this.fingerprints = fingerprints;
        this.scorer = model.scorer();
        this.clock = clock;
    }

    @Override
    public void parted(Set<UUID> one, Set<UUID> other) {
        remember(stored(one), stored(other));
    }

    /** Descriptions that the incidents that stay gave too are left out: they are of both. */
    @Override
    public void separated(Separation separation) {
        if (!separation.told()) {
            return;
        }
        List<Described> going = described(separation.separated(), separation.going());
        Set<UUID> gone = going.stream().map(Described::fingerprint).collect(Collectors.toSet());
        Set<UUID> shared = described(separation.separated(), separation.staying()).stream()
                .map(Described::fingerprint)
                .filter(gone::contains)
                .collect(Collectors.toSet());
        remember(
                going.stream().filter(d -> !shared.contains(d.fingerprint())).toList(),
                stored(separation.from()).stream()
                        .filter(d -> !gone.contains(d.fingerprint()))
                        .toList());
    }

    @Override
    public void erased(Set<UUID> told, Instant at) {
        keptApart.forget(told);
    }

    private void remember(Collection<Described> ones, Collection<Described> others) {
        keptApart.remember(
                KeptApart.pairs(ones, others, (a, b) -> scorer.evidence(a.record(), b.record())), clock.instant());
    }

    private List<Described> stored(Set<UUID> ids) {
        return records.told(ids).stream()
                .map(r -> new Described(ToldRecords.told(r), fingerprints.of(r.record()), r.record()))
                .toList();
    }

    private List<Described> described(UUID person, List<PersonRecord> mentions) {
        return mentions.stream()
                .filter(m -> m.role() == Role.VICTIM)
                .map(m -> NormalRecords.of(Part.VICTIM, m))
                .distinct()
                .map(r -> new Described(person, fingerprints.of(r), r))
                .toList();
    }
}
