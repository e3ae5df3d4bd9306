package org.project360.randomisation.trial;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.project360.contracts.randomisation.Arm;

/** Before the first candidate is read: the trial exists, and its secret opens under the configured key. */
@ApplicationScoped
class TrialBootstrap {

    /** Ahead of the messaging, which starts listening at {@code LIBRARY_BEFORE} (1000). */
    private static final int BEFORE_LISTENING = 100;

    private static final Logger LOG = Logger.getLogger(TrialBootstrap.class);

    private final TrialConfig config;
    private final Trials trials;
    private final TrialSecrets secrets;
    private final MoveTrial move;

    TrialBootstrap(TrialConfig config, Trials trials, TrialSecrets secrets, MoveTrial move) {
        this.config = config;
        this.trials = trials;
        this.secrets = secrets;
        this.move = move;
    }

    void onStart(@Observes @Priority(BEFORE_LISTENING) StartupEvent start) {
        requireRealTrial(config.trial().id());
        QuarkusTransaction.requiringNew().run(this::seed);
        QuarkusTransaction.requiringNew().run(this::prepare);
    }

    /** Candidates on the topic are people. */
    static void requireRealTrial(UUID id) {
        if (Trial.isTest(id)) {
            throw new ConfigurationException(
                    "The randomisation service does not start: randomisation.trial.id names a test"
                            + " trial, and candidates who are people are never allocated in one. Name a real trial.");
        }
    }

    static TrialDesign project360() {
        return new TrialDesign(
                TrialDesign.Method.PERMUTED_BLOCKS,
                List.of(new ArmShare(Arm.TREATMENT, 1), new ArmShare(Arm.CONTROL, 1)),
                List.of(4, 6, 8),
                List.of(
                        new Factor("grade", List.of("STANDARD", "MEDIUM")),
                        new Factor("priorBand", List.of("2-3", "4-7"))),
                TrialDesign.Unit.HOUSEHOLD);
    }

    /** Two instances may start at once: the second adds nothing. */
    private void seed() {
        TrialConfig.Recruiting trial = config.trial();
        trials.add(new Trial(
                trial.id(),
                "project-360",
                1,
                project360(),
                trial.target(),
                trial.ceiling().orElse(trial.target())));
    }

    private void prepare() {
        Trial trial = trials.locked(config.trial().id());
        if (config.openAtStart() && trial.state().compareTo(Trial.State.OPEN) < 0) {
            move.freezeAndOpen(trial, "randomisation.open-at-start");
            LOG.warnf("Trial %s was frozen and opened by the system: randomisation.open-at-start is set", trial.code());
        }
        if (trial.hasSecret()) {
            requireSecret(trial, secrets);
        }
    }

    /** Refuses to start where every draw would fail, and says what would help. */
    static void requireSecret(Trial trial, TrialSecrets secrets) {
        try {
            secrets.open(trial);
        } catch (IllegalStateException e) {
            throw new ConfigurationException("The randomisation service does not start: the secret of trial "
                    + trial.code()
                    + " does not open under randomisation.trial-secret-key. Give the key that was set when"
                    + " the trial was frozen; if the database was restored or copied, the key that belongs to it. ("
                    + e.getMessage() + ")");
        }
    }
}
