package org.project360.randomisation.trial;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.randomisation.Arm;

/** Trials of the tests' own. */
@ApplicationScoped
public class TrialFixture {

    static final DesignFigures FIGURES = new DesignFigures(0.68, 0.25, 4);

    private final Trials trials;
    private final MoveTrial move;
    private final TrialSecrets secrets;
    private final TrialMoves moves;
    private final TrialChanges changes;

    TrialFixture(Trials trials, MoveTrial move, TrialSecrets secrets, TrialMoves moves, TrialChanges changes) {
        this.trials = trials;
        this.move = move;
        this.secrets = secrets;
        this.moves = moves;
        this.changes = changes;
    }

    public UUID draft(int target) {
        return draft(target, target);
    }

    /** A draft that stops at a ceiling above its target. */
    public UUID draft(int target, int ceiling) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = UUID.randomUUID();
            Trial trial = new Trial(id, "test-" + id, 1, design(TrialDesign.Unit.HOUSEHOLD), target, ceiling);
            trials.persist(trial);
            return trial.id();
        });
    }

    public UUID openTest(int target) {
        UUID id = QuarkusTransaction.requiringNew().call(() -> {
            UUID test = Trial.testId(UUID.randomUUID());
            trials.persist(new Trial(test, "test-" + test, 1, design(TrialDesign.Unit.HOUSEHOLD), target));
            return test;
        });
        open(id);
        return id;
    }

    public UUID open(int target) {
        UUID id = draft(target);
        open(id);
        return id;
    }

    /** An open trial of this design. */
    public UUID open(TrialDesign design, int target) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> trials.persist(new Trial(id, "test-" + id, 1, design, target)));
        open(id);
        return id;
    }

    public void open(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> move.freezeAndOpen(trials.locked(id), "for a test"));
    }

    /** Done by two people who are not logged in here. */
    public void change(UUID id, TrialChange.Kind kind) {
        change(id, kind, null, null);
    }

    public void extend(UUID id, int target, int ceiling) {
        change(id, TrialChange.Kind.EXTEND, target, ceiling);
    }

    private void change(UUID id, TrialChange.Kind kind, @Nullable Integer target, @Nullable Integer ceiling) {
        QuarkusTransaction.requiringNew().run(() -> {
            Trial trial = trials.locked(id);
            Trial.State from = trial.state();
            Proposal proposal = new Proposal(kind, "for a test", target, ceiling);
            TrialChange change = new TrialChange(UUID.randomUUID(), id, proposal, "somebody", Instant.EPOCH);
            change.confirm(trial, "somebody else", Instant.EPOCH);
            if (kind == TrialChange.Kind.EXTEND) {
                moves.extended(trial, change.cause("somebody else"));
            } else {
                moves.moved(trial, from, change.cause("somebody else"));
            }
        });
    }

    /** Proposes as somebody who is not logged in here. */
    UUID proposeAs(UUID id, String actor, Proposal proposal) {
        return QuarkusTransaction.requiringNew().call(() -> {
            TrialChange change = new TrialChange(UUID.randomUUID(), id, proposal, actor, Instant.EPOCH);
            changes.persist(change);
            return change.id();
        });
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
            trial.validate(FIGURES);
            trial.freeze(actor, secret.sealed(), secret.sha256());
            moves.moved(trial, Trial.State.VALIDATED, new TrialHistory.Cause(actor, null, "for a test"));
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
        trial.validate(FIGURES);
        trial.freeze("somebody", new byte[60], new byte[32]);
        trial.open();
        return trial;
    }

    /** A paused trial that no database knows. */
    public static Trial plainPaused(TrialDesign.Unit unit, int target) {
        Trial trial = plainOpen(unit, target);
        trial.pause();
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

    /** Grade counts twice. */
    public static TrialDesign minimised(int treatment, int control, Minimising minimising) {
        return new TrialDesign(
                TrialDesign.Method.MINIMISATION,
                List.of(new ArmShare(Arm.TREATMENT, treatment), new ArmShare(Arm.CONTROL, control)),
                null,
                List.of(
                        new Factor("grade", List.of("STANDARD", "MEDIUM"), 2.0),
                        new Factor("priorBand", List.of("2-3", "4-7"))),
                TrialDesign.Unit.HOUSEHOLD,
                null,
                null,
                null,
                minimising);
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
