package org.project360.randomisation.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.randomisation.allocation.DifferingArms;
import org.project360.randomisation.register.ReportError;

/**
 * Merges and splits of persons: who is looked up from now on, and which participants are one person with different arms:
 * each such pair is an error in the register until a split takes it apart. No allocation changes.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FollowPersons {

    private final PersonAliases aliases;
    private final DifferingArms arms;
    private final ArmConflicts conflicts;
    private final ReportError errors;
    private final Audit audit;
    private final InstantSource clock;

    FollowPersons(
            PersonAliases aliases,
            DifferingArms arms,
            ArmConflicts conflicts,
            ReportError errors,
            Audit audit,
            InstantSource clock) {
        this.aliases = aliases;
        this.arms = arms;
        this.conflicts = conflicts;
        this.errors = errors;
        this.audit = audit;
        this.clock = clock;
    }

    void merge(PersonMerged merged) {
        arms.holdDraws();
        aliases.merge(merged);
        compareArms(merged.mergedId(), merged.mergedAt());
    }

    void split(PersonSplit split) {
        arms.holdDraws();
        aliases.split(split);
        compareArms(split.separatedId(), split.splitAt());
    }

    private void compareArms(UUID changed, Instant at) {
        Set<UUID> hers = aliases.idsOf(changed);
        errors.withdraw(conflicts.end(hers, at), at);
        conflicts.add(arms.among(hers), clock.instant()).forEach(this::register);
    }

    /** Under the id of the conflict. */
    private void register(ArmConflicts.Found found) {
        UUID later = found.pair().laterPersonId();
        audit.record("participant.arm-conflict", "participant", later);
        errors.twice(found.id(), found.pair().trialId(), later);
    }
}
