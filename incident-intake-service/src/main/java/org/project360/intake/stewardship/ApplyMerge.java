package org.project360.intake.stewardship;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonMerged;
import org.project360.intake.identity.PersonRows;

/** Makes two persons one, both locked: the survivor stands for all ids of the other from now on. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ApplyMerge {

    private final Merges merges;
    private final PersonTrees trees;
    private final List<PersonRows> rows;
    private final Outbox outbox;
    private final Audit audit;

    ApplyMerge(Merges merges, PersonTrees trees, @All List<PersonRows> rows, Outbox outbox, Audit audit) {
        this.merges = merges;
        this.trees = trees;
        this.rows = rows;
        this.outbox = outbox;
        this.audit = audit;
    }

    void merge(StewardRequest request, PersonTree survivor, PersonTree merged) {
        Set<UUID> everybody = new TreeSet<>(survivor.ids());
        everybody.addAll(merged.ids());
        Instant at = merges.decisionTime(everybody);
        merges.insert(new Merge(request.id(), survivor.root(), merged.root(), request.reasonCode(), at, null));
        trees.settle(merged.ids(), survivor.root());
        rows.forEach(r -> r.placed(merged.ids(), survivor.root()));
        outbox.append(
                Topics.INTAKE_PERSON_MERGED,
                survivor.root(),
                new PersonMerged(survivor.root(), merged.root(), at, request.reasonCode()));
        for (UUID person : List.of(survivor.root(), merged.root())) {
            audit.record("person.merged", "person", person, "merge=" + request.id());
        }
    }
}
