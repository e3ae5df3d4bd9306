package org.project360.randomisation.allocation;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.project360.randomisation.trial.TrialConfig;

/** Signs the recruiting trial's ledger while it grows; what is to be signed is reckoned bit by bit in between. */
@ApplicationScoped
class SignEveryMinute {

    private static final Logger LOG = Logger.getLogger(SignEveryMinute.class);

    private final SignLedger sign;
    private final CheckpointKeys keys;
    private final TrialConfig config;

    SignEveryMinute(SignLedger sign, CheckpointKeys keys, TrialConfig config) {
        this.sign = sign;
        this.keys = keys;
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        if (!keys.present()) {
            LOG.warn("The ledger's checkpoints are not signed: randomisation.checkpoint.private-key is not set");
        }
    }

    @Scheduled(
            every = "${randomisation.checkpoint.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        sign.signReckoned(config.trial().id());
    }

    @Scheduled(every = "${randomisation.checkpoint.step:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void step() {
        try {
            sign.step(config.trial().id());
        } catch (RuntimeException e) {
            // Whatever keeps a step from its database keeps the signature too, which tells it once a minute.
            LOG.debug("No step towards the next checkpoint", e);
        }
    }
}
