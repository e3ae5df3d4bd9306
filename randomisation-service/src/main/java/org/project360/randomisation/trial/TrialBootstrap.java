package org.project360.randomisation.trial;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jboss.logging.Logger;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.TrialDesign.ArmShare;
import org.project360.randomisation.trial.TrialDesign.Factor;

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
    private final EntityManager entities;

    TrialBootstrap(TrialConfig config, Trials trials, TrialSecrets secrets, MoveTrial move, EntityManager entities) {
        this.config = config;
        this.trials = trials;
        this.secrets = secrets;
        this.move = move;
        this.entities = entities;
    }

    void onStart(@Observes @Priority(BEFORE_LISTENING) StartupEvent start) {
        QuarkusTransaction.requiringNew().run(this::seed);
        QuarkusTransaction.requiringNew().run(this::prepare);
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

    /** Two instances may start at once: the second insert does nothing. */
    private void seed() {
        String sql = "insert into trial (id, code, trial_version, design, target, state, lock_version)"
                + " values (?1, 'project-360', 1, ?2, ?3, 'DRAFT', 0) on conflict do nothing";
        entities.createNativeQuery(sql)
                .setParameter(1, config.trial().id())
                .setParameter(2, new DesignColumn().convertToDatabaseColumn(project360()))
                .setParameter(3, config.trial().target())
                .executeUpdate();
    }

    private void prepare() {
        Trial trial = trials.locked(config.trial().id());
        if (config.openAtStart() && trial.state().compareTo(Trial.State.OPEN) < 0) {
            move.freezeAndOpen(trial, "randomisation.open-at-start");
            LOG.warnf("Trial %s was frozen and opened by the system: randomisation.open-at-start is set", trial.code());
        }
        if (trial.state() != Trial.State.DRAFT) {
            secrets.open(trial);
        }
    }
}
