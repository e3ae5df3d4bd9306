package org.project360.randomisation.trial;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.TrialDesign.ArmShare;
import org.project360.randomisation.trial.TrialDesign.Factor;

/** Trials of the tests' own. */
@ApplicationScoped
public class TrialFixture {

    private final Trials trials;
    private final MoveTrial move;
    private final TrialSecrets secrets;
    private final TrialHistory history;
    private final List<TrialMoved> others;

    TrialFixture(
            Trials trials, MoveTrial move, TrialSecrets secrets, TrialHistory history, @All List<TrialMoved> others) {
        this.trials = trials;
        this.move = move;
        this.secrets = secrets;
        this.history = history;
        this.others = others;
    }

    public UUID draft(int target) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Trial trial = plain(TrialDesign.Unit.HOUSEHOLD, target);
            trials.persist(trial);
            return trial.id();
        });
    }

    public UUID open(int target) {
        UUID id = draft(target);
        open(id);
        return id;
    }

    public void open(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> move.freezeAndOpen(trials.locked(id), "for a test"));
    }

    public byte[] secret(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> secrets.open(trials.known(id)));
    }

    public TrialDesign design(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> trials.known(id).design());
    }

    /** Freezes as somebody who is not logged in here. */
    void freezeAs(UUID id, String actor) {
        QuarkusTransaction.requiringNew().run(() -> {
            Trial trial = trials.locked(id);
            TrialSecrets.Drawn secret = secrets.draw(trial);
            trial.freeze(actor, secret.sealed(), secret.sha256());
            history.record(trial, Trial.State.DRAFT, actor, "for a test");
            others.forEach(other -> other.frozen(trial));
        });
    }

    /** A draft that no database knows. */
    public static Trial plain(TrialDesign.Unit unit, int target) {
        UUID id = UUID.randomUUID();
        return new Trial(id, "test-" + id, 1, design(unit), target);
    }

    /** An open trial that no database knows. */
    public static Trial plainOpen(TrialDesign.Unit unit, int target) {
        Trial trial = plain(unit, target);
        trial.freeze("somebody", new byte[60], new byte[32]);
        trial.open();
        return trial;
    }

    public static Trial closed(Trial trial, String because) {
        trial.close(because);
        return trial;
    }

    public static TrialDesign design(TrialDesign.Unit unit) {
        TrialDesign design = TrialBootstrap.project360();
        return new TrialDesign(design.method(), design.arms(), design.blockSizes(), design.factors(), unit);
    }

    public static TrialDesign design(List<Integer> blockSizes, int treatment, int control) {
        return new TrialDesign(
                TrialDesign.Method.PERMUTED_BLOCKS,
                List.of(new ArmShare(Arm.TREATMENT, treatment), new ArmShare(Arm.CONTROL, control)),
                blockSizes,
                List.of(new Factor("grade", List.of("STANDARD", "MEDIUM"))),
                TrialDesign.Unit.VICTIM);
    }
}
