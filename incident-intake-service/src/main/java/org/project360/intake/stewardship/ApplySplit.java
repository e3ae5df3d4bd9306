package org.project360.intake.stewardship;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.intake.identity.PersonRows;
import org.project360.intake.identity.Separation;
import org.project360.intake.incident.IncidentsOfPersons;

/** Takes a locked person apart. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ApplySplit {

    private final SeparatedPersons separated;
    private final Merges merges;
    private final IncidentsOfPersons incidents;
    private final List<PersonRows> rows;
    private final AnnounceSplit announce;

    ApplySplit(
            SeparatedPersons separated,
            Merges merges,
            IncidentsOfPersons incidents,
            @All List<PersonRows> rows,
            AnnounceSplit announce) {
        this.separated = separated;
        this.merges = merges;
        this.incidents = incidents;
        this.rows = rows;
        this.announce = announce;
    }

    SplitDone split(PersonTree person, Optional<Merge> merge, Set<UUID> named, String reasonCode) {
        Instant at = merges.decisionTime(person.ids());
        UUID other = merge.map(m -> undo(m, person, at)).orElseGet(() -> separated.create(person, named, at));
        if (!named.isEmpty()) {
            separate(person, named, other, true);
        }
        return done(person, merge, other, at, reasonCode);
    }

    /** Gives these incidents to somebody new because records disagree: nobody has said that these are two. */
    SplitDone apart(PersonTree person, Set<UUID> named) {
        Instant at = merges.decisionTime(person.ids());
        UUID other = separated.create(person, named, at);
        separate(person, named, other, false);
        return done(person, Optional.empty(), other, at, Reasons.RECORDS_DISAGREE);
    }

    private void separate(PersonTree person, Set<UUID> named, UUID other, boolean told) {
        Separation separation = new Separation(
                named,
                person.ids(),
                other,
                incidents.victims(person.ids(), named, true),
                incidents.victims(person.ids(), named, false),
                told);
        rows.forEach(r -> r.separated(separation));
    }

    private SplitDone done(PersonTree person, Optional<Merge> merge, UUID other, Instant at, String reasonCode) {
        SplitDone done =
                new SplitDone(announce.nextId(), person.root(), other, List.copyOf(incidents.ofVictim(other)), at);
        announce.announce(done, merge, reasonCode);
        return done;
    }

    private UUID undo(Merge merge, PersonTree person, Instant at) {
        merges.undo(merge.id(), at);
        Set<UUID> going = new TreeSet<>(merges.below(merge.mergedId()));
        separated.settle(merge, going);
        Set<UUID> staying = new TreeSet<>(person.ids());
        staying.removeAll(going);
        rows.forEach(r -> r.placed(going, merge.mergedId()));
        rows.forEach(r -> r.parted(going, staying));
        return merge.mergedId();
    }
}
