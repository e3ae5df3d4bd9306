package org.project360.randomisation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.outbox.Outbox;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.ServiceOverridden;
import org.project360.randomisation.allocation.Participants;
import org.project360.randomisation.trial.Signature;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Records that a participant gets another service for her safety. */
@ApplicationScoped
class OverrideService {

    private final Trials trials;
    private final Participants participants;
    private final OverrideDesk desk;

    OverrideService(Trials trials, Participants participants, OverrideDesk desk) {
        this.trials = trials;
        this.participants = participants;
        this.desk = desk;
    }

    @Transactional
    OverrideView propose(UUID trialId, OverrideProposal proposal) {
        trials.known(trialId);
        if (!participants.include(trialId, proposal.personId())) {
            throw Problem.notFound();
        }
        return desk.propose(trialId, proposal);
    }

    @Transactional
    OverrideView settle(UUID trialId, UUID id, OverrideOutcome.Outcome as) {
        return desk.settle(trials.known(trialId), id, as);
    }

    @Transactional
    OverrideView read(UUID trialId, UUID id) {
        trials.known(trialId);
        return desk.read(trialId, id);
    }

    /** Takes overrides and settles them. */
    @ApplicationScoped
    @Transactional(Transactional.TxType.MANDATORY)
    static class OverrideDesk {

        private final ClinicalOverrides overrides;
        private final SealedServices services;
        private final Signature signature;
        private final Outbox outbox;
        private final Audit audit;

        OverrideDesk(
                ClinicalOverrides overrides, SealedServices services, Signature signature, Outbox outbox, Audit audit) {
            this.overrides = overrides;
            this.services = services;
            this.signature = signature;
            this.outbox = outbox;
            this.audit = audit;
        }

        OverrideView propose(UUID trialId, OverrideProposal proposal) {
            UUID id = signature.id();
            byte[] sealed = services.seal(id, proposal.service());
            ClinicalOverride override =
                    new ClinicalOverride(id, trialId, proposal, sealed, signature.name(), signature.now());
            overrides.persist(override);
            audit(override, "proposed");
            return OverrideView.of(override, proposal.service(), null);
        }

        OverrideView settle(Trial trial, UUID id, OverrideOutcome.Outcome as) {
            ClinicalOverride override = overrides.locked(trial.id(), id);
            if (overrides.outcome(id).isPresent()) {
                throw Problem.conflict(
                        "settled", "Settled already", "This override was confirmed or withdrawn before.");
            }
            if (as == OverrideOutcome.Outcome.CONFIRMED && override.proposedBy().equals(signature.name())) {
                throw Problem.conflict(
                        "second-person-needed",
                        "A second person is needed",
                        "You proposed this yourself: another duty manager must confirm it.");
            }
            OverrideOutcome outcome = new OverrideOutcome(id, as, signature.name(), signature.now());
            overrides.settle(outcome);
            if (as == OverrideOutcome.Outcome.CONFIRMED && !trial.isTest()) {
                publish(trial, override, outcome);
            }
            audit(override, as == OverrideOutcome.Outcome.CONFIRMED ? "confirmed" : "withdrawn");
            return OverrideView.of(override, services.open(override), outcome);
        }

        /** That it happened, for the sealed evaluation; never which service. */
        private void publish(Trial trial, ClinicalOverride override, OverrideOutcome outcome) {
            outbox.append(
                    Topics.RANDOMISATION_SERVICE_OVERRIDDEN,
                    override.personId(),
                    new ServiceOverridden(override.id(), trial.id(), override.personId(), outcome.settledAt()));
        }

        OverrideView read(UUID trialId, UUID id) {
            ClinicalOverride override = overrides.known(trialId, id);
            audit(override, "read");
            return OverrideView.of(
                    override, services.open(override), overrides.outcome(id).orElse(null));
        }

        /** The service is no part of it: the audit's readers are blind. */
        private void audit(ClinicalOverride override, String what) {
            audit.record("override." + what, "participant", override.personId(), "override=" + override.id());
        }
    }
}
