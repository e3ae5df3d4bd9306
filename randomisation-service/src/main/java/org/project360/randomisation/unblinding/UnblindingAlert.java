package org.project360.randomisation.unblinding;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.ParticipantUnblinded;

/** Tells of a broken blind at once: an event for follow-up, and a counter for whoever is to be alarmed. Never the arm. */
@ApplicationScoped
class UnblindingAlert {

    private static final String COUNTER = "randomisation.unblindings";

    private final Outbox outbox;
    private final MeterRegistry meters;

    UnblindingAlert(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
        meters.counter(COUNTER);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void raise(Unblinding unblinding) {
        outbox.append(
                Topics.RANDOMISATION_PARTICIPANT_UNBLINDED,
                unblinding.personId(),
                new ParticipantUnblinded(
                        unblinding.id(), unblinding.trialId(), unblinding.personId(), unblinding.at()));
        meters.counter(COUNTER).increment();
    }
}
