package org.project360.randomisation.register;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;

/** Tells of an error at once: an event for the statistician, and a counter for whoever is to be alarmed. Never the arm. */
@ApplicationScoped
class ErrorAlert {

    private static final String COUNTER = "randomisation.errors";

    private final Outbox outbox;
    private final MeterRegistry meters;

    ErrorAlert(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
        for (ErrorType type : ErrorType.values()) {
            meters.counter(COUNTER, "type", type.name());
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void raise(TrialError error) {
        TrialError.View view = error.view();
        outbox.append(Topics.RANDOMISATION_ERROR_REGISTERED, view.personId(), error.event());
        meters.counter(COUNTER, "type", view.type().name()).increment();
    }
}
